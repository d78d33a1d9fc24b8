package dev.crmbridge.embedded;

import dev.crmbridge.embedded.faults.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running CRM and a client that speaks plain HTTP to it. */
public final class TestCrm implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
    private final EmbeddedCrm crm;
    private final HttpClient http = HttpClient.newHttpClient();

    public TestCrm(Path directory) {
        this(directory, Faults.none());
    }

    public TestCrm(Path directory, Faults faults) {
        InstantSource clock = now::get;
        this.crm = EmbeddedCrm.start(new CrmSettings(directory, 0, clock, false, faults));
    }

    public EmbeddedCrm crm() {
        return crm;
    }

    /** Deletes the rules a new CRM begins with, for tests that count rules or want no other hits. */
    public TestCrm withoutRules() {
        for (JsonNode rule : get("admin", "duplicaterules?$select=name").json().path("value")) {
            String id = rule.path("duplicateruleid").asString();
            send("admin", "POST", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + id + "\"}");
            delete("admin", "duplicaterules(" + id + ")");
        }
        return this;
    }

    public String userId(String account) {
        return java.util.Objects.requireNonNull(crm.users().get(account)).toString();
    }

    public void setNow(Instant instant) {
        now.set(instant);
    }

    public String api() {
        return crm.apiUrl() + "/";
    }

    /** An answer with its body as JSON. */
    public record Answer(int status, Map<String, String> headers, String text) {
        public JsonNode json() {
            return MAPPER.readTree(text);
        }

        public String code() {
            return json().path("error").path("code").asString("");
        }

        public String message() {
            return json().path("error").path("message").asString("");
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        /** The id in OData-EntityId. */
        public String id() {
            String address = header("OData-EntityId");
            return address.substring(address.lastIndexOf('(') + 1, address.length() - 1);
        }
    }

    public Answer get(String account, String path, String... headers) {
        return send(account, "GET", path, "", headers);
    }

    public Answer post(String account, String path, String body, String... headers) {
        return send(account, "POST", path, body, headers);
    }

    public Answer patch(String account, String path, String body, String... headers) {
        return send(account, "PATCH", path, body, headers);
    }

    public Answer delete(String account, String path, String... headers) {
        return send(account, "DELETE", path, "", headers);
    }

    /** Sends a request; blanks, quotes and the like in the path are escaped. */
    public Answer send(String account, String method, String path, String body, String... headers) {
        String url = path.startsWith("http") ? path : api() + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(escaped(url)))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        String token = crm.tokens().get(account);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> all = new HashMap<>();
            response.headers().map().forEach((name, values) -> all.put(name, String.join(", ", values)));
            return new Answer(response.statusCode(), all, response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body as it comes in; returns when the headers are there. */
    public java.io.InputStream open(String account, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(escaped(api() + path)))
                .header("Authorization", "Bearer " + crm.tokens().get(account))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    private static String escaped(String url) {
        return url.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("[", "%5B")
                .replace("]", "%5D");
    }

    @Override
    public void close() {
        crm.close();
    }
}
