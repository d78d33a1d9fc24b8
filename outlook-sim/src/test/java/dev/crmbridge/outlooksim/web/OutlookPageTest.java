package dev.crmbridge.outlooksim.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** The page as it is sent; what it does in a browser is tested with the whole product. */
class OutlookPageTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static RunningOutlook testSubject;

    @BeforeAll
    static void start() {
        testSubject = new RunningOutlook();
    }

    @AfterAll
    static void stop() {
        testSubject.close();
    }

    @Test
    void thePageHoldsNothingInlineAndAllItsFilesAreThere() throws Exception {
        String page = testSubject.get("/outlook").expect(200).text();

        assertThat(page).doesNotContainPattern("\\sstyle=|<style|<script(?! src)|\\son[a-z]+=");
        Matcher files = Pattern.compile("(?:src|href)=\"(/assets/[^\"#]+)").matcher(page);
        int found = 0;
        while (files.find()) {
            testSubject.get(files.group(1)).expect(200);
            found++;
        }
        assertThat(found).isGreaterThan(6);
    }

    @Test
    void everyModuleThatAScriptImportsIsServed() throws Exception {
        for (String name : new String[] {"main", "mailbox", "list", "reading", "ribbon", "crm", "form", "fields"}) {
            String script = testSubject
                    .get("/assets/outlook-" + name + ".js")
                    .expect(200)
                    .text();
            Matcher imports = Pattern.compile("from \"\\./([a-z-]+\\.js)\"").matcher(script);
            while (imports.find()) {
                testSubject.get("/assets/" + imports.group(1)).expect(200);
            }
        }
    }

    @Test
    void theRibbonHasTheCrmGroupWithItsTipsAndKeyTips() throws Exception {
        String page = testSubject.get("/outlook").text();

        assertThat(page)
                .contains("aria-label=\"CRM\"", "Set Regarding", "View in CRM", "Untrack", "<kbd>KT</kbd>")
                .contains("Create a linked record in CRM for up to 20 selected items.");
    }

    @Test
    void theScriptsLearnFoldersStoresAndCategories() throws Exception {
        testSubject.mailbox.putCategory("Customer", 8);

        JsonNode mailbox = testSubject.get("/api/mailbox").expect(200).json();

        assertThat(mailbox.required("stores")).hasSize(2);
        assertThat(mailbox.required("folders")).hasSize(16);
        assertThat(mailbox.required("categories").toString()).contains("Customer");
        assertThat(mailbox.required("zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(mailbox.required("now").asString()).isEqualTo("2026-11-25T14:32:00+01:00");
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void anOpenPageIsToldWhichItemChanged() throws Exception {
        HttpResponse<Stream<String>> stream = HTTP.send(
                HttpRequest.newBuilder(URI.create(testSubject.server.uri() + "/api/events"))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        Iterator<String> lines = stream.body().iterator();
        assertThat(lines.next()).contains("hello");

        String id = testSubject
                .create(Map.of("kind", "task", "subject", "New"))
                .required("id")
                .asString();

        String line = lines.next();
        while (!line.contains(id)) {
            line = lines.next();
        }
        assertThat(line).startsWith("data:").contains("\"items\"");
        stream.body().close();
    }
}
