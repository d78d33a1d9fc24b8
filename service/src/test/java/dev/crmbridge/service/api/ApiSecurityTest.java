package dev.crmbridge.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.fake.InMemoryRuleDesk;
import dev.crmbridge.service.RunningService;
import dev.crmbridge.service.addin.AddinNews;
import dev.crmbridge.service.security.Gate;
import dev.crmbridge.service.security.Owner;
import dev.crmbridge.service.wiring.FurtherRoutes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ApiSecurityTest {
    private static final String COMMAND = """
            {"command":"track","items":[{"entryId":"00000000AAAA0001","storeId":"","kind":"task"}]}""";

    private RunningService service;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new RunningService(folder);
        service.engine.withTask("00000000AAAA0001", "Call Kim");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyRouteButTheChallengeRefusesACallerWithoutToken() throws Exception {
        var api = new ApiParts(
                service.engine,
                service.gate,
                dev.crmbridge.service.FakeEngine::urlOf,
                new InMemoryRuleDesk(),
                java.time.ZoneId.of("UTC"),
                new About("", "", "", 0));
        try (var events = new EventStream(service.engine, java.time.Duration.ofSeconds(15));
                var news = new AddinNews(service.engine)) {
            List<String> routes = new LoopbackApi(api, events, FurtherRoutes.of(api, news)).inventory();
            assertThat(routes).hasSizeGreaterThan(15);
            for (String route : routes) {
                if (route.equals("POST /api/challenge")) {
                    continue;
                }
                String[] parts = route.split(" ", 2);
                var answer = service.send(service.plain(parts[1].replaceAll("\\{[a-z]+}", "00000000AAAA0001"))
                        .method(parts[0], HttpRequest.BodyPublishers.ofString(parts[0].equals("GET") ? "" : "{}")));
                assertThat(answer.statusCode()).as(route).isEqualTo(401);
                assertThat(codeOf(answer)).as(route).isEqualTo("sign-in-needed");
            }
        }
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        var answer = service.send(service.plain("/api/items").header("Authorization", "Bearer not-this-one"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(codeOf(answer)).isEqualTo("wrong-token");
    }

    @Test
    void aForeignHostNameIsRefusedEvenWithTheToken() throws Exception {
        String answer = raw("""
                GET /api/items HTTP/1.1\r
                Host: bridge.example:%d\r
                Authorization: Bearer %s\r
                Connection: close\r
                \r
                """.formatted(service.server().uri().getPort(), service.gate.token()));

        assertThat(answer).startsWith("HTTP/1.1 421").contains("wrong-host");
    }

    @Test
    void aForeignOriginIsRefusedEvenWithTheToken() throws Exception {
        var answer = service.send(service.signed("/api/items").header("Origin", "https://shop.example"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(codeOf(answer)).isEqualTo("foreign-origin");
    }

    @Test
    void thePageOfAnotherLocalServerIsRefused() throws Exception {
        var answer = service.send(service.plain("/api/commands")
                .header("Cookie", signIn())
                .header("Origin", "http://127.0.0.1:1")
                .header("Sec-Fetch-Site", "same-site")
                .POST(HttpRequest.BodyPublishers.ofString(COMMAND)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void aCookieFromAnotherLocalPageWithoutOriginChangesNothing() throws Exception {
        var answer = service.send(service.plain("/api/commands")
                .header("Cookie", signIn())
                .header("Sec-Fetch-Site", "same-site")
                .POST(HttpRequest.BodyPublishers.ofString(COMMAND)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(codeOf(answer)).isEqualTo("foreign-page");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void ourOwnPageWithoutItsPageTokenChangesNothing() throws Exception {
        var answer = service.send(service.plain("/api/commands")
                .header("Cookie", signIn())
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(COMMAND)));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(codeOf(answer)).isEqualTo("stale-page");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void aCookieLetsItsBrowserRead() throws Exception {
        var answer = service.send(service.plain("/api/items").header("Cookie", signIn()));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aSignInLinkWorksOnce() throws Exception {
        String link = service.gate.signIn().linkFor(Owner.ME, "/");

        assertThat(service.send(service.plain(link)).statusCode()).isEqualTo(200);
        assertThat(service.send(service.plain(link)).statusCode()).isEqualTo(401);
    }

    @Test
    void theServiceProvesThatItKnowsTheTokenBeforeAnybodySendsIt() throws Exception {
        String nonce = "0123456789abcdef0123456789abcdef";
        var answer = service.send(service.plain("/api/challenge")
                .POST(HttpRequest.BodyPublishers.ofString("{\"nonce\":\"" + nonce + "\"}")));
        String proof = JsonMapper.shared().readTree(answer.body()).get("proof").stringValue();

        int port = service.server().uri().getPort();
        assertThat(Gate.challenge(service.gate.token(), port).proves(nonce, proof))
                .isTrue();
        assertThat(Gate.challenge(service.gate.token(), port + 1).proves(nonce, proof))
                .isFalse();
        assertThat(Gate.challenge("another token", port).proves(nonce, proof)).isFalse();
    }

    @Test
    void aShortNonceIsRefusedWithWords() throws Exception {
        var answer = service.send(
                service.plain("/api/challenge").POST(HttpRequest.BodyPublishers.ofString("{\"nonce\":\"short\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("16");
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() {
        assertThat(service.server().uri())
                .isEqualTo(
                        URI.create("http://127.0.0.1:" + service.server().uri().getPort()));
    }

    private String signIn() throws IOException, InterruptedException {
        var answer = service.send(service.plain(service.gate.signIn().linkFor(Owner.ME, "/")));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String codeOf(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .get("error")
                .get("code")
                .stringValue();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", service.server().uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
