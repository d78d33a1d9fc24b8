package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.error.FoundDuplicate;
import dev.crmbridge.embedded.odata.ODataSyntaxException;
import dev.crmbridge.embedded.odata.UnsupportedOptionException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes errors in the shape of OData, with Dataverse's codes. */
public final class Errors {
    /** Annotation of this server's own: what a write would have duplicated. */
    public static final String DUPLICATES = "@crmbridge.duplicates";

    private Errors() {}

    /** The answer for a failure. */
    static ApiResponse of(RuntimeException failure) {
        if (failure instanceof CrmException e) {
            return answer(e.error(), e.text(), e.duplicates());
        }
        if (failure instanceof ODataSyntaxException e) {
            return answer(CrmError.ODATA, String.valueOf(e.getMessage()));
        }
        if (failure instanceof UnsupportedOptionException e) {
            return answer(CrmError.NOT_IMPLEMENTED, String.valueOf(e.getMessage()));
        }
        return answer(CrmError.UNEXPECTED, "An unexpected error occurred. See the server's log.");
    }

    /** Whether a failure is the client's doing. */
    static boolean isExpected(RuntimeException failure) {
        return failure instanceof CrmException
                || failure instanceof ODataSyntaxException
                || failure instanceof UnsupportedOptionException;
    }

    /** The answer for an error. */
    public static ApiResponse answer(CrmError error, String message) {
        return answer(error, message, List.of());
    }

    private static ApiResponse answer(CrmError error, String message, List<FoundDuplicate> duplicates) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = body.putObject("error");
        inner.put("code", error.code());
        inner.put("message", message);
        if (!duplicates.isEmpty()) {
            put(inner, duplicates);
        }
        return ApiResponse.json(error.status(), body.toString());
    }

    private static void put(ObjectNode error, List<FoundDuplicate> duplicates) {
        ArrayNode list = error.putArray(DUPLICATES);
        for (FoundDuplicate duplicate : duplicates) {
            ObjectNode node = list.addObject();
            node.put("entity", duplicate.table());
            node.put("id", duplicate.id().toString());
            node.put("name", duplicate.name());
            ArrayNode rules = node.putArray("rules");
            duplicate
                    .rules()
                    .forEach(rule -> rules.addObject().put("id", rule.id()).put("name", rule.name()));
        }
    }
}
