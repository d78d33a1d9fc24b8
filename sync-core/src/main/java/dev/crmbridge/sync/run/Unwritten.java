package dev.crmbridge.sync.run;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.undo.NotRestored;
import java.util.Optional;

/** Says why a value that a person wanted to have written was not. Pure. */
final class Unwritten {
    private Unwritten() {}

    /** @return empty when the field was written, or when nothing of it was to be written */
    static Optional<NotRestored> why(Applied applied, String field) {
        if (applied.agreed().containsKey(field)) {
            return Optional.empty();
        }
        Optional<ReasonCode> refusal = applied.notWritten(field);
        if (refusal.isPresent()) {
            return Optional.of(new NotRestored(refusal.get(), sentence(refusal.get())));
        }
        return switch (applied.end()) {
            case DONE -> Optional.empty();
            case FAILED ->
                Optional.of(new NotRestored(
                        applied.troubleCode(), "The value could not be written: " + applied.trouble() + "."));
            case LOOK_AGAIN ->
                Optional.of(
                        new NotRestored(
                                ReasonCode.CHANGED_SINCE,
                                "The value could not be written: one of the sides was changed in this moment. Try again to look anew."));
        };
    }

    private static String sentence(ReasonCode refusal) {
        return refusal == ReasonCode.POSSIBLE_DUPLICATES
                ? "The value was not written: with it the record may be a duplicate of another one in the CRM. Say under Conflicts"
                        + " whether it is to be written all the same."
                : "The value could not be written: the CRM does not let you change this record.";
    }
}
