package dev.crmbridge.embedded.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the body of a batch request.
 *
 * <p>Source: Dataverse Web API, "Execute batch operations", and what the public clients really send: lines ending in LF
 * only, quoted or unquoted boundaries, blanks inside the request line. Pure.
 */
public final class BatchReader {
    /** Most requests in one batch. */
    public static final int MAX_REQUESTS = 1000;

    private int requests;

    private BatchReader() {}

    /**
     * The groups in order.
     *
     * @param contentType value of the request's Content-Type header
     * @param body the whole body
     * @throws BatchException when the body is not a batch or has more than {@value #MAX_REQUESTS} requests
     */
    public static List<BatchPart.Group> read(String contentType, String body) {
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
            throw new BatchException("A batch needs Content-Type: multipart/mixed; boundary=…");
        }
        String boundary = Multipart.boundary(contentType)
                .orElseThrow(() -> new BatchException("The Content-Type of the batch has no usable boundary."));
        return new BatchReader().groups(body, boundary);
    }

    private List<BatchPart.Group> groups(String body, String boundary) {
        List<BatchPart.Group> groups = new ArrayList<>();
        for (String piece : Multipart.split(body, boundary)) {
            Multipart.Section section = Multipart.section(piece);
            String type = section.header("Content-Type");
            if (type.toLowerCase(Locale.ROOT).startsWith("multipart/mixed")) {
                String inner = Multipart.boundary(type)
                        .orElseThrow(
                                () -> new BatchException("The Content-Type of a changeset has no usable boundary."));
                groups.add(new BatchPart.Group(true, changeset(section.content(), inner)));
            } else {
                groups.add(new BatchPart.Group(false, List.of(part(section))));
            }
        }
        if (groups.isEmpty()) {
            throw new BatchException("The batch holds no request.");
        }
        return groups;
    }

    private List<BatchPart> changeset(String body, String boundary) {
        List<BatchPart> parts = new ArrayList<>();
        for (String piece : Multipart.split(body, boundary)) {
            BatchPart part = part(Multipart.section(piece));
            if (part.method().equalsIgnoreCase("GET")) {
                throw new BatchException("GET requests are not allowed in a changeset.");
            }
            if (part.contentId().isEmpty()) {
                throw new BatchException("Content-ID header not present in a request of a changeset.");
            }
            parts.add(part);
        }
        return parts;
    }

    private BatchPart part(Multipart.Section section) {
        if (++requests > MAX_REQUESTS) {
            throw new BatchException("The batch holds more than " + MAX_REQUESTS + " requests.");
        }
        if (!section.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/http")) {
            throw new BatchException("A part of the batch needs Content-Type: application/http.");
        }
        String content = section.content().stripLeading();
        int end = content.indexOf('\n');
        String line = (end < 0 ? content : content.substring(0, end)).strip();
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        boolean versioned = last > first && line.startsWith("HTTP/", last + 1);
        if (first <= 0 || !versioned) {
            throw new BatchException("Expected 'METHOD url HTTP/1.1', but found '" + Multipart.shortened(line) + "'.");
        }
        Multipart.Section request = Multipart.section(end < 0 ? "" : content.substring(end + 1));
        String id = request.headers().getOrDefault("Content-ID", section.header("Content-ID"));
        return new BatchPart(
                id,
                line.substring(0, first),
                line.substring(first + 1, last).strip(),
                request.headers(),
                request.content());
    }
}
