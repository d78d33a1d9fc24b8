package dev.crmbridge.embedded.error;

import java.util.List;

/** A request that cannot be fulfilled; answered as an OData error. Never carries a stack trace to the client. */
public final class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CrmError error;
    private final transient List<FoundDuplicate> duplicates;

    CrmException(CrmError error, String message, List<FoundDuplicate> duplicates) {
        super(message);
        this.error = error;
        this.duplicates = List.copyOf(duplicates);
    }

    /** Which error it is. */
    public CrmError error() {
        return error;
    }

    /** What a write would have duplicated; empty for other errors. */
    public List<FoundDuplicate> duplicates() {
        return duplicates;
    }

    /** The message for the client. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
