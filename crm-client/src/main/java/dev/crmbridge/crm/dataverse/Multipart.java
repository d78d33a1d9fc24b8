package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes and reads the bodies of batch requests (OData 4.0, "Batch Requests"). Reads line ends of both kinds, quoted
 * and bare boundaries, and a failed change set whether it comes wrapped or bare.
 */
final class Multipart {
    private static final String BOUNDARY = "batch_crmbridge";
    private static final String INNER = "changeset_crmbridge";
    private static final Pattern BOUNDARY_OF =
            Pattern.compile("boundary=\"?([^\";,\\s]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/\\d(?:\\.\\d)?\\s+(\\d{3})\\b.*");
    private static final String END = "\r\n";

    static final String CONTENT_TYPE = "multipart/mixed; boundary=\"" + BOUNDARY + "\"";

    private Multipart() {}

    /**
     * One position of a batch.
     *
     * @param requests one request, or several that succeed or fail together
     */
    record Item(List<ApiRequest> requests) {
        Item {
            requests = List.copyOf(requests);
        }

        static Item of(ApiRequest... requests) {
            return new Item(List.of(requests));
        }
    }

    /** @return the body of a batch; JSON is ASCII without line ends, so it cannot contain a boundary */
    static String write(List<Item> items) {
        StringBuilder out = new StringBuilder();
        int contentId = 0;
        for (Item item : items) {
            out.append("--").append(BOUNDARY).append(END);
            if (item.requests().size() == 1) {
                write(out, item.requests().get(0), 0);
            } else {
                out.append("Content-Type: multipart/mixed; boundary=\"")
                        .append(INNER)
                        .append("\"")
                        .append(END)
                        .append(END);
                for (ApiRequest request : item.requests()) {
                    out.append("--").append(INNER).append(END);
                    write(out, request, ++contentId);
                }
                out.append("--").append(INNER).append("--").append(END);
            }
        }
        return out.append("--").append(BOUNDARY).append("--").append(END).toString();
    }

    private static void write(StringBuilder out, ApiRequest request, int contentId) {
        out.append("Content-Type: application/http").append(END);
        out.append("Content-Transfer-Encoding: binary").append(END);
        if (contentId > 0) {
            out.append("Content-ID: ").append(contentId).append(END);
        }
        out.append(END);
        out.append(request.method())
                .append(' ')
                .append(request.uri())
                .append(" HTTP/1.1")
                .append(END);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (request.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        headers.putAll(new TreeMap<>(request.headers()));
        headers.forEach(
                (name, value) -> out.append(name).append(": ").append(value).append(END));
        out.append(END);
        if (request.body() != null) {
            out.append(request.body());
        }
        out.append(END);
    }

    /**
     * @return the answers by position; a position of several requests has as many answers, or one when it failed
     * @throws CallFailed when the body is not a batch answer
     */
    static List<List<Answer>> read(Answer answer) {
        String boundary =
                boundary(answer.contentType().isEmpty() ? "" : answer.headers().getOrDefault("Content-Type", ""));
        List<List<Answer>> positions = new ArrayList<>();
        for (List<String> part : parts(answer.text().lines().toList(), boundary)) {
            positions.add(position(part));
        }
        return positions;
    }

    private static List<Answer> position(List<String> part) {
        Head head = head(part, 0);
        String type = head.headers().getOrDefault("Content-Type", "");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return List.of(answer(part.subList(head.end(), part.size())));
        }
        List<Answer> answers = new ArrayList<>();
        for (List<String> inner : parts(part.subList(head.end(), part.size()), boundary(type))) {
            answers.add(answer(inner.subList(head(inner, 0).end(), inner.size())));
        }
        if (answers.isEmpty()) {
            throw damaged();
        }
        return answers;
    }

    /** Lines of one embedded HTTP answer: status line, headers, blank line, body. */
    private static Answer answer(List<String> lines) {
        int start = 0;
        while (start < lines.size() && lines.get(start).isBlank()) {
            start++;
        }
        Matcher status = STATUS_LINE.matcher(start < lines.size() ? lines.get(start) : "");
        if (!status.matches()) {
            throw damaged();
        }
        Head head = head(lines, start + 1);
        String body = lines.subList(head.end(), lines.size()).stream()
                .collect(Collectors.joining("\n"))
                .strip();
        return new Answer(Integer.parseInt(status.group(1)), head.headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    private record Head(Map<String, String> headers, int end) {}

    private static Head head(List<String> lines, int start) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int at = start;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            int colon = lines.get(at).indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        lines.get(at).substring(0, colon).strip(),
                        lines.get(at).substring(colon + 1).strip());
            }
            at++;
        }
        return new Head(headers, Math.min(at + 1, lines.size()));
    }

    private static List<List<String>> parts(List<String> lines, String boundary) {
        List<List<String>> parts = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            boolean last = line.equals("--" + boundary + "--");
            if (last || line.equals("--" + boundary)) {
                if (start >= 0) {
                    parts.add(lines.subList(start, i));
                }
                start = i + 1;
            }
            if (last) {
                return parts;
            }
        }
        throw damaged();
    }

    private static String boundary(String contentType) {
        Matcher matcher = BOUNDARY_OF.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed") || !matcher.find()) {
            throw damaged();
        }
        return matcher.group(1);
    }

    static CallFailed damaged() {
        return new CallFailed(new CrmFailure.Unexpected(
                "bad-batch",
                "The answer to a group of requests is damaged or incomplete. Try again later; if it stays, check"
                        + " whether a proxy is in between."));
    }
}
