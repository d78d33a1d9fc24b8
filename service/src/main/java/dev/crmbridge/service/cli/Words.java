package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How the command line says things to a person. */
final class Words {
    /** Most records that are listed below a question. */
    private static final int CANDIDATES = 20;

    private Words() {}

    static String outcome(String word) {
        return switch (word) {
            case "linked" -> "Tracked";
            case "unlinked" -> "Untracked";
            case "pending" -> "Waiting";
            case "duplicates" -> "Possible duplicates";
            case "needs-person" -> "Needs your answer";
            case "refused" -> "Not possible";
            case "cancelled" -> "Canceled";
            case "deletion" -> "Needs your choice";
            default -> "Problem";
        };
    }

    static String state(String word) {
        return switch (word) {
            case "untracked" -> "Not tracked";
            case "pending" -> "Waiting";
            case "linked" -> "Tracked";
            case "needs-person" -> "Needs your answer";
            default -> "Problem";
        };
    }

    /** @return the record of an answer as commands take it, {@code ENTITY:GUID} */
    static String record(JsonNode answer) {
        JsonNode record = answer.path("record");
        return record.path("entity").asString() + ":" + record.path("id").asString();
    }

    /** @return why a deletion waits for a choice */
    static String deletion(String question) {
        return switch (question) {
            case "deletion-brake" -> "Many deletions at once";
            case "edit-beats-delete" -> "The other side was changed";
            case "meeting-has-attendees" -> "Other people are invited";
            default -> "Kept by your choice";
        };
    }

    /** @return the reason with the code at its end */
    static String reason(JsonNode operation) {
        String code = operation.path("code").asString("");
        String reason = operation.path("reason").asString("");
        return code.isEmpty() ? reason : reason + " [" + code + "]";
    }

    private static String same(JsonNode matching) {
        return matching.isEmpty() ? "" : ", same " + matching(matching);
    }

    /** @return the fields that agree with their values, and the new record's where it is another field or reads differently */
    static String matching(JsonNode fields) {
        return fields.valueStream()
                .map(field -> named(field)
                        + (field.path("here").isObject() ? " (here " + named(field.path("here")) + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String named(JsonNode field) {
        return field.path("label").asString() + ": " + field.path("value").asString();
    }

    /** @return what a person can type next about an operation */
    static List<String> nextSteps(JsonNode operation) {
        var lines = new ArrayList<String>();
        String op = operation.path("op").asString("");
        JsonNode question = operation.path("question");
        JsonNode candidates = question.path("candidates");
        candidates
                .valueStream()
                .limit(CANDIDATES)
                .forEach(candidate ->
                        lines.add("  like " + candidate.path("name").asString() + " ("
                                + candidate.path("entity").asString() + ", rule “"
                                + candidate.path("rule").asString() + "”"
                                + same(candidate.path("matching")) + "): "
                                + candidate.path("url").asString()));
        if (candidates.size() > CANDIDATES || !question.path("more").isEmpty()) {
            lines.add("  and more; the answer is about all of them");
        }
        String unconfirmed = question.path("unconfirmed").asString("");
        if (!unconfirmed.isEmpty()) {
            lines.add("  As known here last: " + unconfirmed);
        }
        String keptBecause = question.path("keptBecause").asString("");
        if (!keptBecause.isEmpty()) {
            lines.add("  The CRM record stays: " + keptBecause);
        }
        String answers = String.join(
                "|",
                question.path("answers").valueStream().map(JsonNode::asString).toList());
        if (!answers.isEmpty()) {
            lines.add("  Answer with: crmbridge answer " + op + " " + answers.replace("target", "ENTITY:GUID"));
        }
        return lines;
    }
}
