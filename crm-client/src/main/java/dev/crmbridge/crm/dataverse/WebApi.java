package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests and waits for whole answers, for a bounded time and with bounded memory. Repeats nothing, except once
 * with a fresh token when the server refused the first. Thread-safe.
 */
final class WebApi {
    private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);
    private static final int LARGEST_ANSWER = 32 * 1024 * 1024;
    private static final String USER_AGENT = "CRM-Bridge-for-Outlook/" + version();

    private final HttpClient http;
    private final DataverseSettings settings;
    private final RequestObserver observer;

    WebApi(DataverseSettings settings, RequestObserver observer) {
        this.settings = settings;
        this.observer = observer;
        this.http = HttpClients.of(settings.address())
                .connectTimeout(settings.timeouts().connect())
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /**
     * @return a successful answer
     * @throws CallFailed otherwise
     */
    Answer sendForSuccess(CrmOperation operation, ApiRequest request, Intent intent) {
        Answer answer = send(operation, request);
        return checked(answer, intent);
    }

    /**
     * @return {@code answer} when it is a success
     * @throws CallFailed otherwise
     */
    Answer checked(Answer answer, Intent intent) {
        if (!answer.succeeded()) {
            throw new CallFailed(
                    FailureTable.of(answer, intent, settings.clock().instant()));
        }
        return answer;
    }

    /**
     * @return the answer, whatever its status
     * @throws CallFailed when there is none, or no sign-in
     */
    Answer send(CrmOperation operation, ApiRequest request) {
        String token = token(settings.tokens().token());
        Answer first = exchange(operation, request, token);
        if (first.status() != 401) {
            return first;
        }
        String renewed = token(settings.tokens().renewed(token));
        return renewed.equals(token) ? first : exchange(operation, request, renewed);
    }

    private static String token(CrmResult<String> result) {
        return result.fold(token -> token, failure -> {
            throw new CallFailed(failure);
        });
    }

    private Answer exchange(CrmOperation operation, ApiRequest request, String token) {
        Instant start = settings.clock().instant();
        int status = 0;
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(httpRequest(request, token), info -> new BoundedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = call.get(settings.timeouts().whole().toMillis(), TimeUnit.MILLISECONDS);
            status = response.statusCode();
            Map<String, String> headers = new HashMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answer(status, headers, response.body());
        } catch (TimeoutException stalled) {
            call.cancel(true);
            throw new CallFailed(noAnswer(request, "timeout", "The CRM did not answer in time."));
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallFailed(noAnswer(request, "interrupted", "The request was stopped."));
        } catch (ExecutionException broken) {
            throw new CallFailed(failureOf(broken.getCause(), request));
        } finally {
            Duration took = Duration.between(start, settings.clock().instant());
            observer.ended(operation, status, took);
            LOG.atDebug()
                    .addKeyValue("operation", operation)
                    .addKeyValue("status", status)
                    .addKeyValue("tookMs", took.toMillis())
                    .log("CRM request ended");
        }
    }

    private HttpRequest httpRequest(ApiRequest request, String token) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(settings.timeouts().headers())
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", USER_AGENT)
                .header("Accept", "application/json")
                .header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.0")
                .method(
                        request.method(),
                        request.body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(request.body(), StandardCharsets.UTF_8));
        if (request.body() != null && !request.headers().containsKey("Content-Type")) {
            builder.header("Content-Type", "application/json");
        }
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private static CrmFailure failureOf(@Nullable Throwable cause, ApiRequest request) {
        if (cause instanceof BoundedBody.TooLarge) {
            return new CrmFailure.Unexpected(
                    "answer-too-large", "The answer is larger than any the CRM should give. Check the address.");
        } else if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new CrmFailure.Retry("unreachable", "The CRM cannot be reached.", null, false);
        } else if (cause instanceof SSLHandshakeException) {
            return new CrmFailure.Retry(
                    "tls", "No secure connection to the CRM: its certificate is not trusted here.", null, false);
        } else if (cause instanceof HttpTimeoutException) {
            return noAnswer(request, "timeout", "The CRM did not answer in time.");
        }
        return noAnswer(request, "no-answer", "The connection to the CRM broke before its answer was complete.");
    }

    private static CrmFailure noAnswer(ApiRequest request, String code, String message) {
        return new CrmFailure.Retry(code, message, null, request.mayChange());
    }

    private static String version() {
        String version = WebApi.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
