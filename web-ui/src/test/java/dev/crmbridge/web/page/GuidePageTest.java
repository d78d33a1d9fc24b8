package dev.crmbridge.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of another module in our frame, over real HTTP, with sign-in and change. */
class GuidePageTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-25T13:32:00Z"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path classes;

    private GuideServer testSubject;

    @BeforeEach
    void start() {
        testSubject = new GuideServer(0, classes, CLOCK);
    }

    @AfterEach
    void stop() {
        testSubject.close();
    }

    @Test
    void aTemplateOfAnotherModuleAppearsInsideTheFrame() throws Exception {
        String page = get("/", signIn()).body();

        assertThat(page)
                .contains("<title>Style guide - CRM Bridge</title>")
                .containsOnlyOnce("<main")
                .containsOnlyOnce("<h1")
                .contains("aria-current=\"page\"")
                .contains("<div role=\"status\" id=\"live\" class=\"live\"></div>")
                .contains("<div role=\"alert\" id=\"alert\" class=\"live live-alert\"></div>");
    }

    @Test
    void textFromOutsideIsEscapedAndInlineStyleAndScriptAreAbsent() throws Exception {
        String page = get("/", signIn()).body();

        assertThat(page).contains("&lt;b&gt;&amp; \"quoted\"").contains("(no subject)");
        assertThat(page).doesNotContainPattern("\\sstyle=|<style|<script(?! src)|\\son[a-z]+=");
    }

    @Test
    void aLinkSignsInOnlyOnce() throws Exception {
        URI link = URI.create(testSubject.link("/"));

        assertThat(HTTP.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(HTTP.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieIsHiddenFromScriptsAndOtherSitesAndNamesThePort() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(testSubject.link("/"))).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("session-" + testSubject.server.port() + "=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .containsIgnoringCase("Path=/");
    }

    @Test
    void aFormOfOurPageMayChangeButOneWithoutItsTokenMayNot() throws Exception {
        String cookie = signIn();
        Matcher token = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"")
                .matcher(get("/", cookie).body());
        assertThat(token.find()).isTrue();

        assertThat(post(cookie, "csrf=" + token.group(1), "same-origin").statusCode())
                .isEqualTo(200);
        assertThat(post(cookie, "csrf=forged", "same-origin").body()).contains("stale-page");
        assertThat(post(cookie, "csrf=" + token.group(1), "same-site").body()).contains("foreign-page");
    }

    @Test
    void aPersonSeesAPageWhereSomethingFailsAndAScriptSeesJson() throws Exception {
        HttpResponse<String> person = HTTP.send(
                HttpRequest.newBuilder(testSubject.server.uri().resolve("/gone"))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(person.statusCode()).isEqualTo(409);
        assertThat(person.body()).contains("The record was deleted in CRM.", "record-gone", "<h1");
        assertThat(get("/gone", "x=y").body())
                .startsWith("{\"error\":{")
                .contains("\"code\":\"record-gone\"", "\"message\":\"The record was deleted in CRM.\"");
    }

    private String signIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(testSubject.link("/"))).build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(testSubject.server.uri().resolve(path))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String cookie, String form, String site)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(testSubject.server.uri().resolve("/change"))
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", site)
                        .header("Origin", testSubject.server.uri().toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
