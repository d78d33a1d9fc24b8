package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Answer;

/** Reads {@code POST /api/operations/{op}/answer}. */
final class AnswerBody {
    private AnswerBody() {}

    static Answer read(Body body) {
        body.onlyWith("answer", "target");
        RecordRef target = body.record("target");
        String word = body.text("answer");
        if (word == null && target != null) {
            return new Answer.Target(target);
        }
        return switch (word == null ? "" : word) {
            case "save" -> new Answer.Save();
            case "cancel" -> new Answer.Cancel();
            case "yes" -> new Answer.Yes();
            case "no" -> new Answer.No();
            case "target" -> {
                if (target == null) {
                    throw Body.bad("bad-request", "The answer “target” needs “target”: \"entity:guid\".");
                }
                yield new Answer.Target(target);
            }
            default -> throw Body.bad("bad-request", "“answer” must be save, cancel, yes, no or target.");
        };
    }
}
