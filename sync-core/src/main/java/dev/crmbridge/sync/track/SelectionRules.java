package dev.crmbridge.sync.track;

import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.ReasonCode;
import java.util.Optional;

/** What is wrong with a selection as a whole; decided without reading an item. Pure. */
public final class SelectionRules {
    /** Most items of one command without bulk (Outlook tracking, limits). */
    public static final int MOST = 20;

    /** Said of a selection of several kinds. The ribbon of the add-in says the same before the click. */
    public static final String MIXED = "Different kinds of items are selected. Select items of one kind only.";

    private SelectionRules() {}

    /** Why a selection is refused. */
    public record Refusal(ReasonCode code, String reason) {}

    /** @return why every item is refused, or empty */
    public static Optional<Refusal> check(CommandRequest request) {
        int count = request.items().size();
        if (count == 0) {
            return Optional.of(new Refusal(ReasonCode.NO_ITEMS, "Nothing is selected. Select an item first."));
        }
        if (count > MOST && !request.bulk()) {
            return Optional.of(new Refusal(ReasonCode.TOO_MANY, tooMany(count, request.kind())));
        }
        long kinds = request.items().stream()
                .map(CommandRequest.Selected::kind)
                .distinct()
                .count();
        if (kinds > 1) {
            return Optional.of(new Refusal(ReasonCode.MIXED_KINDS, MIXED));
        }
        return Optional.empty();
    }

    /**
     * What is said of a selection that is too large, with the way to do it all the same. The ribbon of the add-in, which has to say it
     * while the service is away, says the same.
     *
     * @param count selected items
     */
    public static String tooMany(int count, CommandKind command) {
        return count + " items are selected; " + MOST + " are possible at once. Select fewer"
                + (command == CommandKind.VIEW ? "." : ", or use “crmbridge " + command.word() + " --bulk”.");
    }
}
