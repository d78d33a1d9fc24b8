package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.EmbeddedCrm;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A signed-in person who opens pages and sends their forms. */
final class PageBrowser {
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final EmbeddedCrm crm;
    private final String token;

    PageBrowser(EmbeddedCrm crm, String account) throws Exception {
        this.crm = crm;
        assertThat(get(crm.signInLink(account, "/")).statusCode()).isEqualTo(200);
        Matcher own = Pattern.compile("X-CSRF-Token&#34;:&#34;([^&]+)&#34;|X-CSRF-Token\":\"([^\"]+)\"")
                .matcher(get("/settings/duplicates").body());
        assertThat(own.find()).isTrue();
        this.token = own.group(1) == null ? own.group(2) : own.group(1);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : crm.baseUrl() + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form with the token of this person's pages. */
    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(form);
        all.put("csrf", token);
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(URI.create(crm.baseUrl() + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form that must succeed, and opens where it leads. */
    HttpResponse<String> done(String path, Map<String, String> form) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, form);
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(303);
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    /** A form from name, value, name, value… */
    static Map<String, String> form(String... fields) {
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    static String first(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).describedAs(pattern + " in " + page).isTrue();
        return found.group(1);
    }
}
