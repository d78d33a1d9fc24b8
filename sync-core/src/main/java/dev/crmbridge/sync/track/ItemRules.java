package dev.crmbridge.sync.track;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one item may be tracked (Outlook tracking, rules around Track), first reason first. Pure. */
public final class ItemRules {
    private static final int PRIVATE = 2;

    private ItemRules() {}

    /** What the rules say. */
    public sealed interface Ruling {
        /** It may be tracked as that table. */
        record Fine(String table) implements Ruling {}

        /** It may not. */
        record Refused(ReasonCode code, String reason) implements Ruling {}

        /** A person has to say whether a private item is tracked. */
        record AskPrivate() implements Ruling {}
    }

    /**
     * What is decided besides the item itself.
     *
     * @param as table asked for, or null for the default
     * @param exchange whether the default store is an Exchange mailbox
     * @param standing what the user may do
     * @param withTarget the record gets a regarding or parent
     * @param privateAccepted a person said Yes already
     */
    public record Circumstances(
            @Nullable String as, boolean exchange, Standing standing, boolean withTarget, boolean privateAccepted) {}

    /** @return whether the kind and table fit; decided before the item is read */
    public static Ruling table(ItemKind kind, @Nullable String as) {
        List<String> offered = OfferedTables.of(kind);
        if (offered.isEmpty()) {
            return new Ruling.Refused(
                    ReasonCode.KIND_NOT_TRACKABLE, "Items of this kind (" + kind.word() + ") cannot be tracked.");
        }
        if (as == null) {
            return new Ruling.Fine(offered.get(0));
        }
        return offered.contains(as)
                ? new Ruling.Fine(as)
                : new Ruling.Refused(
                        ReasonCode.TYPE_NOT_OFFERED,
                        "This item cannot be tracked as " + as + ". Possible: " + String.join(", ", offered) + ".");
    }

    /** @return the ruling on an item as read */
    public static Ruling check(OutlookItem item, Circumstances circumstances) {
        Ruling table = table(item.kind(), circumstances.as());
        if (!(table instanceof Ruling.Fine fine)) {
            return table;
        }
        Optional<Ruling.Refused> unfit = ofItem(item, circumstances.exchange());
        return unfit.isPresent() ? unfit.get() : rights(item, fine, circumstances);
    }

    /**
     * @param exchange whether the default store is an Exchange mailbox
     * @return why the item itself cannot be tracked, whoever asks; empty when it can
     */
    public static Optional<Ruling.Refused> ofItem(OutlookItem item, boolean exchange) {
        OutlookItem.Facts facts = item.facts();
        if (facts.recurring()) {
            return refused(
                    ReasonCode.RECURRING,
                    "It belongs to a series. Recurring items cannot be tracked; copy it to a single one.");
        }
        if (facts.assigned()) {
            return refused(
                    ReasonCode.ASSIGNED_TASK,
                    "The task was assigned to or by somebody else. Only your own tasks can be tracked.");
        }
        if (!exchange) {
            return refused(
                    ReasonCode.NOT_EXCHANGE,
                    "Your default store is not an Exchange mailbox (for example a PST file), so nothing in it can be tracked.");
        }
        if (!facts.inDefaultExchangeStore()) {
            return refused(
                    ReasonCode.WRONG_STORE,
                    "The item is not in your own Exchange mailbox. Move it there, then track it.");
        }
        if (facts.inDeletedItems()) {
            return refused(ReasonCode.ITEM_IN_DELETED_ITEMS, "The item is in Deleted Items. Move it back first.");
        }
        return Optional.empty();
    }

    private static Optional<Ruling.Refused> refused(ReasonCode code, String reason) {
        return Optional.of(new Ruling.Refused(code, reason));
    }

    private static Ruling rights(OutlookItem item, Ruling.Fine fine, Circumstances circumstances) {
        Standing standing = circumstances.standing();
        if (standing.privileges().none()) {
            return new Ruling.Refused(
                    ReasonCode.NO_ROLE, CrmFailure.Denied.withoutRole().message());
        }
        String missing = missing(standing, fine.table(), circumstances.withTarget());
        if (missing != null) {
            return new Ruling.Refused(ReasonCode.NO_PRIVILEGE, Privileges.lacking(missing));
        }
        if (!circumstances.privateAccepted()
                && item.field(ItemField.SENSITIVITY) instanceof ItemValue.Whole sensitivity
                && sensitivity.value() == PRIVATE) {
            return new Ruling.AskPrivate();
        }
        return fine;
    }

    private static @Nullable String missing(Standing standing, String table, boolean withTarget) {
        for (String verb : withTarget ? List.of("Create", "Write", "Append") : List.of("Create", "Write")) {
            if (!standing.may(verb, table)) {
                return Standing.privilege(verb, table);
            }
        }
        return null;
    }
}
