package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.CrmSettings;
import dev.crmbridge.embedded.EmbeddedCrm;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrmPagesTest {
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @SuppressWarnings("NullAway.Init")
    private EmbeddedCrm crm;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        crm = EmbeddedCrm.start(CrmSettings.of(folder, 0, InstantSource.system(), true));
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : crm.baseUrl() + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String site, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                HttpRequest.newBuilder(URI.create(crm.baseUrl() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", site)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void signIn() throws Exception {
        assertThat(get(crm.signInLink("seller", "/")).statusCode()).isEqualTo(200);
    }

    private static String field(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).describedAs(name).isTrue();
        return field.group(1).replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private String taskWith(String subject) throws Exception {
        String id = UUID.randomUUID().toString();
        HttpResponse<String> created = browser.send(
                HttpRequest.newBuilder(URI.create(crm.apiUrl() + "/tasks"))
                        .header("Authorization", "Bearer " + crm.tokens().get("seller"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"activityid\":\"" + id + "\",\"subject\":\"" + subject + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(created.statusCode()).describedAs(created.body()).isEqualTo(204);
        return id;
    }

    private static String form(String id) {
        return "/main.aspx?etn=task&id=" + id + "&pagetype=entityrecord";
    }

    @Test
    void whoIsNotSignedInIsLedToTheSignInPageAndBack() throws Exception {
        HttpResponse<String> answer = get(form(UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/signin?to=%2Fmain.aspx");
    }

    @Test
    void aTokenSignsInAndAWrongOneIsExplained() throws Exception {
        assertThat(post("/signin", "same-origin", Map.of("token", "nonsense", "to", "/"))
                        .statusCode())
                .isEqualTo(401);
        String token = Objects.requireNonNull(crm.tokens().get("seller"));
        assertThat(post("/signin", "cross-site", Map.of("token", token)).statusCode())
                .isEqualTo(403);
        assertThat(post("/signin", "same-origin", Map.of("token", token, "to", "//evil.example"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theSampleIsInActivitiesAndSearchNarrowsIt() throws Exception {
        signIn();
        assertThat(get("/").body()).contains("Revise quotation for lens batch 7", "Harbour &amp; Finch");
        String found = get("/?view=all&q=Augsburg").body();
        assertThat(found).contains("Site visit Augsburg").doesNotContain("Revise quotation");
        assertThat(get("/?view=all&q=zzz").body()).contains("No activities found for “zzz”");
    }

    @Test
    void textFromOutsideIsEscaped() throws Exception {
        signIn();
        String id = taskWith("<script>alert(1)</script> & more");
        assertThat(get(form(id)).body())
                .doesNotContain("<script>alert")
                .contains("&lt;script>alert(1)&lt;/script> &amp; more");
    }

    @Test
    void anEditIsSavedAndNeedsThePagesOwnToken() throws Exception {
        signIn();
        String id = taskWith("Before");
        String page = get(form(id)).body();
        Map<String, String> edit =
                Map.of("etn", "task", "id", id, "etag", field(page, "etag"), "subject", "After", "prioritycode", "2");
        assertThat(post("/record/save", "same-origin", edit).statusCode())
                .describedAs("no page token")
                .isEqualTo(403);
        Map<String, String> withToken = new java.util.HashMap<>(edit);
        withToken.put("csrf", field(page, "csrf"));
        assertThat(post("/record/save", "cross-site", withToken).statusCode()).isEqualTo(403);
        assertThat(post("/record/save", "same-origin", withToken).statusCode()).isEqualTo(303);
        assertThat(get(form(id)).body()).contains("After");
        withToken.put("subject", "From an old page");
        HttpResponse<String> stale = post("/record/save", "same-origin", withToken);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Somebody changed this record since you opened it");
    }

    @Test
    void aClosedRecordIsShownReadOnlyAndCanBeReopened() throws Exception {
        signIn();
        String id = taskWith("Close me");
        String page = get(form(id)).body();
        Map<String, String> act = new java.util.HashMap<>(Map.of(
                "etn", "task", "id", id, "etag", field(page, "etag"), "csrf", field(page, "csrf"), "reason", "5"));
        assertThat(post("/record/close", "same-origin", act).statusCode()).isEqualTo(303);
        String closed = get(form(id)).body();
        assertThat(closed)
                .contains("Read-only", "This record’s status: Completed")
                .contains("fieldset disabled");
        act.put("etag", field(closed, "etag"));
        assertThat(post("/record/reopen", "same-origin", act).statusCode()).isEqualTo(303);
        assertThat(get(form(id)).body()).doesNotContain("Read-only");
    }

    @Test
    void regardingIsFoundByNameAndSet() throws Exception {
        signIn();
        String id = taskWith("About somebody");
        String lookup =
                get("/lookup?etn=task&id=" + id + "&type=account&q=cobalt").body();
        assertThat(lookup).contains("Cobalt Ridge Energy").doesNotContain("Harbour");
        Matcher target = Pattern.compile("value=\"(account:[0-9a-f-]{36})\"").matcher(lookup);
        assertThat(target.find()).isTrue();
        Map<String, String> choice = Map.of(
                "etn", "task",
                "id", id,
                "etag", field(lookup, "etag"),
                "csrf", field(lookup, "csrf"),
                "target", target.group(1));
        assertThat(post("/lookup", "same-origin", choice).statusCode()).isEqualTo(303);
        assertThat(get(form(id)).body()).contains("Cobalt Ridge Energy");
    }

    @Test
    void aProgramWithATokenGetsALinkThatSignsItsPersonIn() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(crm.baseUrl() + "/links"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"to\":\"/jobs\"}"));
        assertThat(browser.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> link = browser.send(
                request.setHeader("Authorization", "Bearer " + crm.tokens().get("seller"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(link.statusCode()).isEqualTo(201);
        Matcher path = Pattern.compile("\"path\":\"([^\"]+)\"").matcher(link.body());
        assertThat(path.find()).isTrue();
        assertThat(get(path.group(1)).body()).contains("/jobs");
        assertThat(get("/jobs").statusCode()).isEqualTo(200);
    }

    @Test
    void aRecordThatDoesNotExistIsSaidToBeSo() throws Exception {
        signIn();
        HttpResponse<String> answer = get(form(UUID.randomUUID().toString()));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Does Not Exist");
        assertThat(get("/main.aspx?etn=task&id=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void systemJobsHaveAPageAlsoWhenThereAreNone() throws Exception {
        signIn();
        assertThat(get("/jobs").body()).contains("System Jobs");
    }
}
