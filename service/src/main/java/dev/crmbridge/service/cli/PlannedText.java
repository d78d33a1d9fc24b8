package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One decision of a preview as lines for people: what, about which item, why, and every field with its values. Pure. */
final class PlannedText {
    private static final int LONGEST = 200;
    private static final String EMPTY = "(empty)";

    private PlannedText() {}

    /**
     * @param plan one element of {@code planned}
     * @param known items of the mailbox
     */
    static List<String> lines(JsonNode plan, KnownItems known) {
        String id = plan.path("item").asString();
        String subject = plan.path("subject").asString();
        List<String> lines = new ArrayList<>();
        lines.add(plan.path("action").asString() + "  " + (subject.isBlank() ? "(no subject)" : line(subject)) + "  "
                + known.beginning(id));
        lines.add("    " + plan.path("reason").asString());
        plan.path("fields")
                .forEach(field -> lines.add("    " + field(plan.path("action").asString(), field)));
        return lines;
    }

    /** A value that is replaced stands before the arrow; where nothing is written both stay beside each other. */
    private static String field(String action, JsonNode field) {
        String label = field.path("label").asString() + ": ";
        String outlook = value(field.path("outlook").asString());
        String crm = value(field.path("crm").asString());
        return switch (action) {
            case "update-crm" -> label + "CRM " + crm + " → " + outlook;
            case "update-outlook" -> label + "Outlook " + outlook + " → " + crm;
            case "create-item" -> label + crm;
            default -> label + "Outlook " + outlook + ", CRM " + crm;
        };
    }

    private static String value(String text) {
        return text.isEmpty() ? EMPTY : "“" + line(text) + "”";
    }

    /** @return the text in one line, cut when it is long */
    private static String line(String text) {
        String one = text.replaceAll("\\R", " ⏎ ").replaceAll("\\p{Cntrl}", " ");
        int length = one.codePointCount(0, one.length());
        return length <= LONGEST
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST)) + "… (" + length + " characters)";
    }
}
