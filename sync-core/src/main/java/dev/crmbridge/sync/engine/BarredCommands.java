package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.ItemStatus.Barred;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.regarding.RegardingFlow;
import dev.crmbridge.sync.track.OfferedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which commands the user's security role does not allow for an item (Outlook tracking, privileges). Untrack is never barred: removing
 * a link changes nothing in the CRM, and whether the record may go too is asked with it. Pure.
 */
final class BarredCommands {
    /** Mail is not tracked, but what its e-mail in the CRM is about can be set. */
    private static final String MAIL_TABLE = "email";

    private BarredCommands() {}

    /** @param trackedAs table of the linked record, or null */
    static List<Barred> of(ItemKind kind, @Nullable String trackedAs, Standing standing) {
        List<String> tables = trackedAs == null ? OfferedTables.of(kind) : List.of(trackedAs);
        boolean contact = kind == ItemKind.CONTACT;
        CommandKind target = contact ? CommandKind.PARENT : CommandKind.REGARDING;
        List<Barred> barred = new ArrayList<>();
        if (kind == ItemKind.MAIL) {
            missing(standing, List.of(MAIL_TABLE), "Append").ifPresent(why -> add(barred, target, why));
        } else if (tables.isEmpty()) {
            return List.of();
        } else if (trackedAs == null) {
            missing(standing, tables, "Create", "Write").ifPresent(why -> add(barred, CommandKind.TRACK, why));
            missing(standing, tables, "Create", "Write", "Append").ifPresent(why -> add(barred, target, why));
        } else {
            missing(standing, tables, "Read").ifPresent(why -> add(barred, CommandKind.VIEW, why));
            missing(standing, tables, "Write", "Append").ifPresent(why -> add(barred, target, why));
        }
        if (barred.stream().noneMatch(one -> one.command() == target)) {
            missing(standing, RegardingFlow.tables(contact), "AppendTo").ifPresent(why -> add(barred, target, why));
        }
        return barred;
    }

    private static void add(List<Barred> barred, CommandKind command, String missing) {
        boolean role = missing.isEmpty();
        barred.add(new Barred(
                command,
                role ? ReasonCode.NO_ROLE : ReasonCode.NO_PRIVILEGE,
                role
                        ? "You have no security role in the CRM. Ask your administrator for one."
                        : "Your security role lacks the privilege " + missing + ". Ask your administrator for it."));
    }

    /** @return the first privilege that is missing for every one of the tables; empty text when there is no role at all */
    private static Optional<String> missing(Standing standing, List<String> tables, String... verbs) {
        if (standing.privileges().none()) {
            return Optional.of("");
        }
        @Nullable String first = null;
        for (String table : tables) {
            String lacking = null;
            for (String verb : verbs) {
                if (lacking == null && !standing.may(verb, table)) {
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
