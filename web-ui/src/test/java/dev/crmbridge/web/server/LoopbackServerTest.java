package dev.crmbridge.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackServerTest {
    private final LoopbackServer testSubject = LoopbackServer.start(ServerSpec.named("test")
            .withMaxRequestBytes(100)
            .withRoutes(routes -> {
                routes.get("/hello", ctx -> ctx.json(Map.of("hello", "world")));
                routes.post("/echo", ctx -> ctx.json(ctx.bodyAsClass(Map.class)));
                routes.get("/broken", ctx -> {
                    throw new IllegalStateException("secret detail");
                });
            }));

    @AfterEach
    void stop() {
        testSubject.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hello", "/nothing-here", "/broken", "/assets/base.css", "/assets/none.css"})
    void everyAnswerCarriesTheSecurityHeaders(String path) throws IOException {
        String answer = get(path, "Host: 127.0.0.1:PORT");

        assertThat(answer)
                .containsOnlyOnce("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';")
                .containsOnlyOnce("X-Content-Type-Options: nosniff")
                .containsOnlyOnce("Referrer-Policy: no-referrer")
                .containsOnlyOnce("Cross-Origin-Opener-Policy: same-origin")
                .containsOnlyOnce("Cross-Origin-Resource-Policy: same-origin")
                .containsOnlyOnce("Cache-Control: ")
                .doesNotContain("Jetty", "secret detail");
    }

    @Test
    void anAddressThatNamesAThousandOperationsIsAnswered() throws IOException {
        String operations =
                ",b9096f6c-bdbc-4fab-ac69-3e82f0e27dd9".repeat(1_000).substring(1);

        assertThat(get("/hello/" + operations, "Host: 127.0.0.1:PORT")).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @CsvSource({
        "Host: 127.0.0.1:PORT, 200",
        "Host: LocalHost:PORT, 200",
        "Host: [::1]:PORT, 200",
        "Host: 127.0.0.1, 421",
        "Host: 127.0.0.1:1, 421",
        "Host: evil.example:PORT, 421",
        "Host: 127.0.0.1.evil.example:PORT, 421",
    })
    void onlyALoopbackNameWithThisPortIsAnswered(String host, int status) throws IOException {
        assertThat(get("/hello", host)).startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://127.0.0.1:PORT, 200",
        "Origin: https://127.0.0.1:PORT, 403",
        "Origin: http://127.0.0.1:1, 403",
        "Origin: http://evil.example, 403",
        "Origin: null, 403",
    })
    void pagesOfOtherSitesAreRefused(String origin, int status) throws IOException {
        assertThat(get("/hello", "Host: 127.0.0.1:PORT\r\n" + origin)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void aFormOfOurOwnPageIsKnownByItsFetchSite() throws IOException {
        assertThat(get("/hello", "Host: 127.0.0.1:PORT\r\nOrigin: null\r\nSec-Fetch-Site: same-origin"))
                .startsWith("HTTP/1.1 200");
        assertThat(get("/hello", "Host: 127.0.0.1:PORT\r\nOrigin: null\r\nSec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void failuresHaveOneShapeAndACode() throws IOException {
        assertThat(get("/nothing-here", "Host: 127.0.0.1:PORT"))
                .startsWith("HTTP/1.1 404")
                .contains("{\"error\":{", "\"code\":\"not-found\"");
        assertThat(get("/broken", "Host: 127.0.0.1:PORT"))
                .startsWith("HTTP/1.1 500")
                .contains("\"code\":\"internal\"");
        assertThat(post("{\"a\":")).startsWith("HTTP/1.1 400").contains("\"code\":\"bad-json\"");
        assertThat(post("{\"a\":1}")).startsWith("HTTP/1.1 200").endsWith("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":         | is not JSON that can be read: see line 1, column 6.",
                "{\"a\": x}      | is not JSON that can be read: see line 1, column 7.",
                "{\"a\":1} extra | is not JSON that can be read: see line 1, column 9.",
                "[1]            | is empty or has another form than is asked for here: see line 1, column 1.",
            })
    void aBodyThatIsNoJsonIsRefusedWithThePlaceAndNothingOfTheParser(String body, String words) throws IOException {
        assertThat(post(body))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"bad-json\"")
                .contains("\"The body " + words + "\"");
    }

    @Test
    void aBodyNestedWithoutEndIsRefusedInWordsToo() throws IOException {
        String deep = "[".repeat(5_000);
        try (var roomy = LoopbackServer.start(ServerSpec.named("roomy")
                .withRoutes(routes -> routes.post("/echo", ctx -> ctx.json(ctx.bodyAsClass(List.class)))))) {
            assertThat(send(roomy, echo(deep)))
                    .startsWith("HTTP/1.1 400")
                    .contains("\"The body is nested too deeply, or a name, text or number in it is too long.\"");
        }
    }

    @Test
    void aBodyAboveTheLimitIsRefusedWithTheLimitAndWhatToDo() throws IOException {
        assertThat(post("{\"a\":\"" + "x".repeat(200) + "\"}"))
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"content-too-large\"")
                .contains("The body of the request is larger than 100 bytes", "Send less at once");
    }

    @Test
    void assetsMayBeKeptOnlyUnderTheirHash() throws IOException {
        String plain = get("/assets/base.css", "Host: 127.0.0.1:PORT");
        String pinned = get(dev.crmbridge.web.assets.Assets.shared().url("base.css"), "Host: 127.0.0.1:PORT");
        String etag = plain.replaceAll("(?s).*\r\nETag: ([^\r]+)\r\n.*", "$1");

        assertThat(plain).contains("Cache-Control: no-cache", "text/css");
        assertThat(pinned).contains("max-age=31536000, immutable");
        assertThat(get("/assets/base.css?v=old", "Host: 127.0.0.1:PORT")).contains("Cache-Control: no-cache");
        assertThat(get("/assets/base.css", "Host: 127.0.0.1:PORT\r\nIf-None-Match: " + etag))
                .startsWith("HTTP/1.1 304");
    }

    @Test
    void aBusyPortIsNamedWithWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() ->
                            LoopbackServer.start(ServerSpec.named("second").withPort(port)))
                    .isInstanceOf(PortInUse.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void aRequestThatDoesNotEndIsCutWhenTheServerStops() throws Exception {
        var running = new CountDownLatch(1);
        var held = new CountDownLatch(1);
        var server = LoopbackServer.start(ServerSpec.named("held")
                .withRoutes(routes -> routes.get("/held", ctx -> {
                    running.countDown();
                    held.await(20, TimeUnit.SECONDS);
                })));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET /held HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            int port = server.port();

            server.close();

            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(IOException.class);
        } finally {
            held.countDown();
        }
    }

    private String get(String path, String headers) throws IOException {
        return send(testSubject, "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
    }

    private String post(String json) throws IOException {
        return send(testSubject, echo(json));
    }

    private static String echo(String json) {
        return "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length() + "\r\nConnection: close\r\n\r\n" + json;
    }

    /** Raw, because HTTP clients do not let a test choose Host and Origin. */
    private static String send(LoopbackServer server, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String filled = request.replace("PORT", Integer.toString(server.port()));
            socket.getOutputStream().write(filled.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
