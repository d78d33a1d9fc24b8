package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.server.Failure;
import dev.crmbridge.web.server.RequestRefused;

/** What the Web API refused, in words for a person: what happened, that nothing changed, and the code at the end. */
final class Refusal {
    private Refusal() {}

    /**
     * @param what what the person wanted, e.g. "Publishing “Same name”"
     * @return sentences for a message bar
     */
    static String of(String what, RequestRefused refused) {
        Failure failure = refused.failure();
        String reason = switch (failure.code()) {
            case "0x80040220" -> "Your role in this CRM does not allow it. Ask an administrator.";
            case "0x80048306" -> "Your role does not allow it for this record. Ask its owner or an administrator.";
            case "0x80060882" -> "Somebody changed it since you opened this page. Look at it again.";
            default -> sentence(failure.message());
        };
        String code = failure.code().isEmpty() ? "" : " (" + failure.code() + ")";
        return what + " was not possible; nothing was changed. " + reason + code;
    }

    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
