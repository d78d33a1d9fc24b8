package dev.crmbridge.embedded.batch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request of a batch.
 *
 * @param contentId value of Content-ID; empty when there is none
 * @param method as written
 * @param url as written, possibly with blanks
 * @param headers by name; names without regard to case
 * @param body text after the headers; may be empty
 */
public record BatchPart(String contentId, String method, String url, Map<String, String> headers, String body) {
    /** Makes header names case-insensitive. */
    public BatchPart {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /**
     * Requests that belong together.
     *
     * @param atomic whether it is a changeset: all or nothing
     * @param parts one request, or those of the changeset
     */
    public record Group(boolean atomic, List<BatchPart> parts) {
        /** Copies the list. */
        public Group {
            parts = List.copyOf(parts);
        }
    }
}
