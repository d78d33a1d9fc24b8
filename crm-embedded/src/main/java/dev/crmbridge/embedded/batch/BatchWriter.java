package dev.crmbridge.embedded.batch;

import java.util.Map;

/**
 * Writes the body of a batch answer, in the form the public clients parse: the first line is a delimiter, a changeset
 * part has exactly one header line, reasons are words. Not thread-safe.
 */
public final class BatchWriter {
    private static final String CRLF = "\r\n";

    private final String boundary;
    private final String changesetPrefix;
    private final StringBuilder text = new StringBuilder();
    private int changesets;

    /** @param unique letters and digits that no body contains, for the boundaries */
    public BatchWriter(String unique) {
        this.boundary = "batchresponse_" + unique;
        this.changesetPrefix = "changesetresponse_" + unique;
    }

    /**
     * One answer.
     *
     * @param contentId echoed when not empty
     * @param status HTTP status
     * @param headers in order
     * @param body may be empty
     */
    public record Answer(String contentId, int status, Map<String, String> headers, String body) {}

    /** Value of the answer's Content-Type header. */
    public String contentType() {
        return "multipart/mixed; boundary=" + boundary;
    }

    /** Adds the answer to a request outside of changesets. */
    public void single(Answer answer) {
        text.append("--").append(boundary).append(CRLF);
        part(answer);
    }

    /** Adds the answers to a changeset: one per request, or a single one when it failed. */
    public void changeset(Iterable<Answer> answers) {
        String inner = changesetPrefix + "_" + ++changesets;
        text.append("--").append(boundary).append(CRLF);
        text.append("Content-Type: multipart/mixed; boundary=")
                .append(inner)
                .append(CRLF)
                .append(CRLF);
        for (Answer answer : answers) {
            text.append("--").append(inner).append(CRLF);
            part(answer);
        }
        text.append("--").append(inner).append("--").append(CRLF);
    }

    /** The whole body. */
    public String finish() {
        return text + "--" + boundary + "--" + CRLF;
    }

    private void part(Answer answer) {
        text.append("Content-Type: application/http").append(CRLF);
        text.append("Content-Transfer-Encoding: binary").append(CRLF);
        if (!answer.contentId().isEmpty()) {
            text.append("Content-ID: ").append(answer.contentId()).append(CRLF);
        }
        text.append(CRLF)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(reason(answer.status()));
        text.append(CRLF);
        answer.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append(CRLF));
        text.append("OData-Version: 4.0").append(CRLF);
        text.append(CRLF).append(answer.body()).append(CRLF);
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 412 -> "Precondition Failed";
            case 413 -> "Payload Too Large";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Error" : "Internal Server Error";
        };
    }
}
