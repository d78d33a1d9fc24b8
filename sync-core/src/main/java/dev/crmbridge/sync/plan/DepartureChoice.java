package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person can choose for a pair of which one side was deleted. The choice is kept at the link until the next run carries it out,
 * so it survives a crash; when the missing side comes back meanwhile, the choice is void.
 */
public enum DepartureChoice {
    /** Delete what is left as well; the delete rules still hold for a record. */
    DELETE(ReasonCode.DELETION_CHOSEN),
    /** Delete nothing, keep the link, and do not ask again. */
    KEEP(ReasonCode.DELETION_DECLINED),
    /** Keep what is left and remove the link. */
    UNLINK(ReasonCode.UNLINK_CHOSEN),
    /** Create a new record from the item that is left. */
    CREATE(ReasonCode.CREATE_CHOSEN);

    /** Questions that wait at a link for a choice. */
    public static final Set<ReasonCode> QUESTIONS = EnumSet.of(
            ReasonCode.DELETION_BRAKE,
            ReasonCode.DELETION_DECLINED,
            ReasonCode.EDIT_BEATS_DELETE,
            ReasonCode.MEETING_HAS_ATTENDEES);

    private final ReasonCode code;

    DepartureChoice(ReasonCode code) {
        this.code = code;
    }

    /** @return what stands at the link once this was chosen */
    public ReasonCode code() {
        return code;
    }

    /** @return the word used in JSON and on the command line */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the choice with that word */
    public static Optional<DepartureChoice> named(String word) {
        for (DepartureChoice choice : values()) {
            if (choice.word().equals(word)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /** @return the choice that stands at a link, or empty when a question does, or nothing */
    public static Optional<DepartureChoice> of(@Nullable ReasonCode parked) {
        for (DepartureChoice choice : values()) {
            if (choice.code == parked) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    /**
     * @param question what stands at the link
     * @param recordLeft whether the record is what is left, otherwise the item
     * @return what can be chosen
     */
    public static Set<DepartureChoice> offered(ReasonCode question, boolean recordLeft) {
        Set<DepartureChoice> offered = EnumSet.of(DELETE, UNLINK);
        if (question == ReasonCode.DELETION_BRAKE) {
            offered.add(KEEP);
        }
        if (!recordLeft) {
            offered.add(CREATE);
        }
        return offered;
    }
}
