package dev.crmbridge.dedupe;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds records for tests: {@code aRecord("contact", "1").with("lastname", "Kim").build()}. Not thread-safe. */
public final class CandidateBuilder {
    private final String type;
    private final String id;
    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();
    private boolean active = true;

    private CandidateBuilder(String type, String id) {
        this.type = type;
        this.id = id;
    }

    /** @return an active record without attributes */
    public static CandidateBuilder aRecord(String type, String id) {
        return new CandidateBuilder(type, id);
    }

    /** Sets a text attribute. */
    public CandidateBuilder with(String attribute, String text) {
        return with(attribute, new AttributeValue.Text(text));
    }

    /** Sets an attribute. */
    public CandidateBuilder with(String attribute, AttributeValue value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Makes the record inactive. */
    public CandidateBuilder inactive() {
        active = false;
        return this;
    }

    /** @return the record */
    public Candidate build() {
        return new Candidate(type, id, active, attributes);
    }
}
