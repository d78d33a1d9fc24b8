package dev.crmbridge.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Web;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopbackSecurityTest {
    private static final String COMMAND = "{\"command\":\"track\",\"items\":[]}";

    private Product product;
    private String base;
    private String token;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.demo(folder);
        base = product.service().ready("bridgeUrl");
        token = product.service().ready("bridgeToken");
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void withoutATokenNothingIsAnswered() throws Exception {
        Web stranger = new Web(base, Map.of());
        assertThat(stranger.get("/api/items").status()).isEqualTo(401);
        assertThat(stranger.post("/api/commands", COMMAND).status()).isEqualTo(401);
        assertThat(Web.withToken(base, "wrong").get("/api/items").status()).isEqualTo(401);
    }

    @Test
    void withTheTokenItIs() throws Exception {
        product.bridge().get("/api/items").expect(200);
    }

    @Test
    void anotherHostNameIsRefusedEvenWithTheToken() throws Exception {
        URI uri = URI.create(base);
        assertThat(statusOf("evil.example:" + uri.getPort(), "")).isIn(400, 403, 421);
        assertThat(statusOf("127.0.0.1:" + uri.getPort(), "")).isEqualTo(200);
        assertThat(statusOf("127.0.0.1:1", "")).isIn(400, 403, 421);
    }

    @Test
    void aForeignOriginIsRefusedEvenWithTheToken() throws Exception {
        Web bridge = product.bridge();
        assertThat(bridge.send("POST", "/api/commands", COMMAND, Map.of("Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(bridge.send("POST", "/api/commands", COMMAND, Map.of("Origin", "http://127.0.0.1:1"))
                        .status())
                .isEqualTo(403);
        assertThat(bridge.send("POST", "/api/commands", COMMAND, Map.of("Origin", "null"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theCookieOfAPageIsNoUseToAnotherLocalPage() throws Exception {
        String cookie = signedInCookie();
        Web withCookie = new Web(base, Map.of("Cookie", cookie));
        assertThat(withCookie
                        .send("GET", "/api/items", null, Map.of("Sec-Fetch-Site", "same-origin"))
                        .status())
                .isEqualTo(200);
        assertThat(withCookie
                        .send("POST", "/api/commands", COMMAND, Map.of("Sec-Fetch-Site", "same-site"))
                        .status())
                .isEqualTo(403);
        assertThat(withCookie
                        .send("POST", "/api/commands", COMMAND, Map.of("Sec-Fetch-Site", "same-origin"))
                        .status())
                .describedAs("no CSRF header")
                .isEqualTo(403);
        assertThat(withCookie.post("/api/commands", COMMAND).status())
                .describedAs("neither header")
                .isEqualTo(403);
    }

    @Test
    void theOneTimeLinkWorksOnce() throws Exception {
        String link = product.cli("open", "--print").expect(0).output().trim();
        Web browser = new Web(base, Map.of());
        assertThat(browser.get(link).status()).isIn(200, 302, 303);
        assertThat(browser.get(link).status()).isIn(401, 403, 410);
    }

    @Test
    void theTokenFileIsForItsUserOnly() throws Exception {
        Path file = product.data().resolve("service.json");
        Assumptions.assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView("posix"), "file permissions are POSIX only");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theCrmRefusesUnknownTokens() throws Exception {
        String api = product.crmPart().ready("crmApi");
        assertThat(new Web(api, Map.of()).get("/WhoAmI").status()).isEqualTo(401);
        assertThat(Web.withToken(api, "nonsense").get("/WhoAmI").status()).isEqualTo(401);
    }

    private String signedInCookie() throws Exception {
        String link = product.cli("open", "--print").expect(0).output().trim();
        Web.Answer answer = new Web(base, Map.of()).get(link);
        return String.join(
                "; ",
                answer.headers().getOrDefault("set-cookie", java.util.List.of()).stream()
                        .map(cookie -> cookie.split(";")[0])
                        .toList());
    }

    private int statusOf(String host, String path) throws Exception {
        URI uri = URI.create(base);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/items" + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                                    + token + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(reader.readLine().split(" ")[1]);
        }
    }
}
