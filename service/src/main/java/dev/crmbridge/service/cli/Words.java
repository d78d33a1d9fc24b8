package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How the command line says things to a person. */
final class Words {
    private static final int SHORT_ID = 16;

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

    /** @return the beginning of an id, as much as usually tells items apart and can be typed */
    static String shortId(String id) {
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }

    /** @return the shortest beginning of {@code id}, at least 16 characters, that no other of {@code all} shares */
    static String uniquePrefix(String id, Collection<String> all) {
        for (int length = SHORT_ID; length < id.length(); length += 4) {
            String prefix = id.substring(0, length);
            if (all.stream().filter(other -> other.startsWith(prefix)).count() == 1) {
                return prefix;
            }
        }
        return id;
    }

    /** @return the reason with the code at its end */
    static String reason(JsonNode operation) {
        String code = operation.path("code").asString("");
        String reason = operation.path("reason").asString("");
        return code.isEmpty() ? reason : reason + " [" + code + "]";
    }

    /** @return what a person can type next about an operation */
    static List<String> nextSteps(JsonNode operation) {
        var lines = new ArrayList<String>();
        String op = operation.path("op").asString("");
        JsonNode question = operation.path("question");
        question.path("candidates")
                .forEach(candidate ->
                        lines.add("  like " + candidate.path("name").asString() + " ("
                                + candidate.path("entity").asString() + ", rule “"
                                + candidate.path("rule").asString() + "”): "
                                + candidate.path("url").asString()));
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
