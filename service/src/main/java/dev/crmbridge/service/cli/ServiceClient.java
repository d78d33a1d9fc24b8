package dev.crmbridge.service.cli;

import dev.crmbridge.crm.dataverse.HttpClients;
import dev.crmbridge.service.security.Gate;
import dev.crmbridge.service.security.ServiceFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running service. Sends the token only after the service has proven that it knows it. Not thread-safe. */
final class ServiceClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(70);
    private static final Duration FULL_PASS = Duration.ofMinutes(31);
    private static final int NONCE_BYTES = 32;

    private final HttpClient http;
    private final ServiceFile service;

    private ServiceClient(ServiceFile service) {
        this.service = service;
        this.http = HttpClients.of(URI.create(service.url()))
                .connectTimeout(CONNECT)
                .build();
    }

    /**
     * Finds the running service.
     *
     * @param folders data folders to look in, in order; the first with a running service wins
     * @throws CommandFailure exit code 5 when none runs
     */
    static ServiceClient find(List<Path> folders) {
        for (Path folder : folders) {
            Optional<ServiceFile> file = read(folder);
            if (file.isPresent()) {
                var client = new ServiceClient(file.get());
                if (client.isGenuine()) {
                    return client;
                }
            }
        }
        String places = String.join(" or ", folders.stream().map(Path::toString).toList());
        throw new CommandFailure(
                ExitCode.NOT_RUNNING,
                "not-running",
                "No service runs for the data folder " + places
                        + ". Start one with “crmbridge demo” or “crmbridge start”, or name its folder with --data.");
    }

    /** @return address of the service */
    String url() {
        return service.url();
    }

    JsonNode get(String path) {
        return call("GET", path, null, path.startsWith("/api/filters/") ? FULL_PASS : ANSWER);
    }

    JsonNode post(String path, Map<String, ?> body) {
        return call(
                "POST", path, body, path.equals("/api/sync") || path.startsWith("/api/filters") ? FULL_PASS : ANSWER);
    }

    /** @return {@code text} as one part of a path */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode call(String method, String path, @Nullable Map<String, ?> body, Duration limit) {
        HttpResponse<String> answer;
        try {
            answer = send(request(path, limit).header("Authorization", "Bearer " + service.token()), method, body);
        } catch (IOException gone) {
            throw new CommandFailure(
                    ExitCode.NOT_RUNNING,
                    "not-running",
                    "The service at " + service.url() + " does not answer" + because(gone)
                            + ". What it had accepted goes on when it is started again.");
        }
        JsonNode json = parse(answer.body());
        if (answer.statusCode() < 400) {
            return json;
        }
        JsonNode error = json.path("error");
        String code = error.path("code").asString("unexpected");
        throw new CommandFailure(
                exitCodeOf(answer.statusCode(), code),
                code,
                error.path("message").asString("The service answered " + answer.statusCode() + "."));
    }

    /** Refused connections come without any words. */
    private static String because(IOException gone) {
        String words = gone.getMessage();
        return words == null || words.isBlank() ? "" : " (" + words + ")";
    }

    private static int exitCodeOf(int status, String code) {
        return switch (code) {
            case "prefix-too-short", "prefix-not-unique", "bad-request", "unknown-field" -> ExitCode.USAGE;
            case "answer-not-expected" -> ExitCode.REFUSED.number();
            case "wrong-token" -> ExitCode.NOT_RUNNING;
            default -> status == 400 ? ExitCode.USAGE : ExitCode.FAILED.number();
        };
    }

    private boolean isGenuine() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        try {
            HttpResponse<String> answer = send(request("/api/challenge", CONNECT), "POST", Map.of("nonce", nonce));
            String proof = parse(answer.body()).path("proof").asString("");
            return Gate.challenge(service.token(), URI.create(service.url()).getPort())
                    .proves(nonce, proof);
        } catch (IOException nobodyThere) {
            return false;
        } catch (CommandFailure notOurs) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path, Duration limit) {
        return HttpRequest.newBuilder(URI.create(service.url() + path)).timeout(limit);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, @Nullable Map<String, ?> body)
            throws IOException {
        try {
            return http.send(
                    request.method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new CommandFailure(
                    ExitCode.FAILED.number(),
                    "unexpected",
                    "The answer is not JSON; another program may use that port.");
        }
    }

    private static Optional<ServiceFile> read(Path folder) {
        try {
            return ServiceFile.read(folder);
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.NOT_RUNNING,
                    "not-running",
                    "“" + folder.resolve(ServiceFile.NAME) + "” cannot be read: " + unreadable.getMessage()
                            + ". It belongs to the user who started the service.");
        }
    }
}
