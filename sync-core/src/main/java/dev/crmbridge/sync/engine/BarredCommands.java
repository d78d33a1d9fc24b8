package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.ItemStatus.Barred;
import dev.crmbridge.sync.ItemStatus.Deletion;
import dev.crmbridge.sync.ItemStatus.Tie;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView.Linked;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.regarding.RegardingFlow;
import dev.crmbridge.sync.track.ItemRules.Ruling;
import dev.crmbridge.sync.track.OfferedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which commands are not possible for an item: because of the item, because of its record, or because the user's security role does not
 * allow them (Outlook tracking, privileges). Untrack is never barred: removing a link changes nothing in the CRM, and whether the record
 * may go too is asked with it. Pure.
 */
final class BarredCommands {
    private static final String MAIL_TABLE = "email";

    private BarredCommands() {}

    /**
     * @param unfit why the item itself cannot be tracked, as far as that is known
     * @param held the user's privileges, or empty before they are known
     */
    static List<Barred> of(ItemKind kind, Tie tie, Optional<Ruling.Refused> unfit, Optional<Privileges> held) {
        CommandKind target = kind == ItemKind.CONTACT ? CommandKind.PARENT : CommandKind.REGARDING;
        List<Barred> barred = new ArrayList<>(fixed(kind, tie, unfit, target));
        held.ifPresent(privileges -> byRole(kind, tie, privileges).stream()
                .filter(one -> barred.stream().noneMatch(known -> known.command() == one.command()))
                .toList()
                .forEach(barred::add));
        return barred;
    }

    /** What no role changes. */
    private static List<Barred> fixed(ItemKind kind, Tie tie, Optional<Ruling.Refused> unfit, CommandKind target) {
        Linked record = tie.record();
        if (record != null && tie.deletion() == Deletion.OF_THE_RECORD) {
            return Stream.of(CommandKind.VIEW, target)
                    .map(command ->
                            new Barred(command, ReasonCode.DELETED_IN_CRM, "The record was deleted in the CRM."))
                    .toList();
        } else if (record != null && FieldRegistry.of(record.ref().entity()).isOneWay()) {
            return List.of(new Barred(
                    target,
                    ReasonCode.ONE_WAY_RECORD,
                    "Service activities are changed in the CRM only. Set what it is regarding there."));
        } else if (record != null && tie.closed()) {
            return List.of(new Barred(
                    target, ReasonCode.CLOSED_IN_CRM, "The record is closed in the CRM. Reopen it there first."));
        } else if (record == null && kind == ItemKind.MAIL) {
            return List.of(new Barred(
                    CommandKind.TRACK,
                    ReasonCode.KIND_NOT_TRACKABLE,
                    "Mail is not tracked from here. Where the CRM has the e-mail, what it is regarding can be set."));
        }
        return unfit.filter(why -> record == null).stream()
                .flatMap(why -> Stream.of(CommandKind.TRACK, target)
                        .map(command -> new Barred(command, why.code(), why.reason())))
                .toList();
    }

    private static List<Barred> byRole(ItemKind kind, Tie tie, Privileges held) {
        Linked record = tie.record();
        List<String> tables =
                record == null ? OfferedTables.of(kind) : List.of(record.ref().entity());
        boolean contact = kind == ItemKind.CONTACT;
        CommandKind target = contact ? CommandKind.PARENT : CommandKind.REGARDING;
        List<Barred> barred = new ArrayList<>();
        if (kind == ItemKind.MAIL) {
            missing(held, List.of(MAIL_TABLE), "Append").ifPresent(why -> add(barred, target, why));
        } else if (tables.isEmpty()) {
            return List.of();
        } else if (record == null) {
            missing(held, tables, "Create", "Write").ifPresent(why -> add(barred, CommandKind.TRACK, why));
            missing(held, tables, "Create", "Write", "Append").ifPresent(why -> add(barred, target, why));
        } else {
            missing(held, tables, "Read").ifPresent(why -> add(barred, CommandKind.VIEW, why));
            missing(held, tables, "Write", "Append").ifPresent(why -> add(barred, target, why));
        }
        if (barred.stream().noneMatch(one -> one.command() == target)) {
            // A record that can be chosen is one that is found, and found is what may be read.
            missing(held, RegardingFlow.tables(contact), "AppendTo", "Read").ifPresent(why -> add(barred, target, why));
        }
        return barred;
    }

    private static void add(List<Barred> barred, CommandKind command, String missing) {
        boolean role = missing.isEmpty();
        barred.add(new Barred(
                command,
                role ? ReasonCode.NO_ROLE : ReasonCode.NO_PRIVILEGE,
                role ? CrmFailure.Denied.withoutRole().message() : Privileges.lacking(missing)));
    }

    /** @return the first privilege that is missing for every one of the tables; empty text when there is no role at all */
    private static Optional<String> missing(Privileges held, List<String> tables, String... verbs) {
        if (held.none()) {
            return Optional.of("");
        }
        @Nullable String first = null;
        for (String table : tables) {
            String lacking = null;
            for (String verb : verbs) {
                if (lacking == null && !Standing.may(held, verb, table)) {
                    lacking = Standing.privilege(verb, table);
                }
            }
            if (lacking == null) {
                return Optional.empty();
            }
            first = first == null ? lacking : first;
        }
        return Optional.ofNullable(first);
    }
}
