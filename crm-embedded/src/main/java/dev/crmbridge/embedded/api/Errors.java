package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.odata.ODataSyntaxException;
import dev.crmbridge.embedded.odata.UnsupportedOptionException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes errors in the shape of OData, with Dataverse's codes. */
public final class Errors {
    private Errors() {}

    /** The answer for a failure. */
    static ApiResponse of(RuntimeException failure) {
        if (failure instanceof CrmException e) {
            return answer(e.error(), e.text());
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
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = body.putObject("error");
        inner.put("code", error.code());
        inner.put("message", message);
        return ApiResponse.json(error.status(), body.toString());
    }
}
