package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true at the end of a life of the e-mails in the CRM: there are exactly those that were filed there, nothing but what they are
 * regarding was changed, and only where a person asked for that; what a person asked for was done, and the history tells it.
 */
final class MailInvariants {
    private static final CrmValue RECEIVED = new CrmValue.Whole(4);

    private final EngineRig rig;
    private final Deeds deeds;
    private final SimulatedMail mail;
    private final SimulatedEmails emails;
    private final List<JournalEntry> journal;

    MailInvariants(EngineRig rig, Deeds deeds, SimulatedMail mail, SimulatedEmails emails) {
        this.rig = rig;
        this.deeds = deeds;
        this.mail = mail;
        this.emails = emails;
        this.journal = rig.store.inTransaction(tx -> tx.journal().last(100_000)).stream()
                .filter(entry -> entry.record().entity().equals(EmailFields.TABLE))
                .toList();
    }

    void check() {
        assertThat(rig.crm.server().all(EmailFields.TABLE).stream().map(CrmRow::ref))
                .as("one message has the e-mails that were filed, and no other")
                .containsExactlyInAnyOrderElementsOf(emails.filed().keySet());
        emails.filed().forEach((email, values) -> {
            CrmRow row = rig.row(email);
            values.forEach((column, value) ->
                    assertThat(row.value(column)).as("%s of %s", column, email).isEqualTo(value));
            FieldValue regarding = EmailFields.regarding(EmailFields.read(row));
            assertThat(possible(email))
                    .as("%s is regarding what somebody set", email)
                    .anyMatch(value -> EmailFields.same(value, regarding));
            if (RECEIVED.equals(values.get("statuscode"))) {
                assertThat(regarding).as("the closed %s is not changed", email).isEqualTo(FieldValue.NONE);
            }
        });
        commands()
                .filter(operation -> operation.state().outcome() == Outcome.LINKED)
                .forEach(this::isTold);
        journal.forEach(this::wasAskedFor);
    }

    /** Where nobody asked for anything here, only what was set in the CRM last. */
    private List<FieldValue> possible(RecordRef email) {
        List<FieldValue> values = new ArrayList<>();
        values.add(deeds.edits.last(email, "regardingobjectid").orElse(FieldValue.NONE));
        journal.stream().filter(entry -> entry.record().equals(email)).forEach(entry -> {
            values.add(regarding(entry.before()));
            values.add(regarding(entry.after()));
        });
        return values;
    }

    private static FieldValue regarding(@Nullable Snapshot email) {
        return EmailFields.regarding(Objects.requireNonNull(email));
    }

    private Stream<Operation> commands() {
        return rig.store.inTransaction(tx -> tx.outbox().finished(1_000)).stream()
                .filter(operation -> operation.itemKind() == ItemKind.MAIL);
    }

    private void isTold(Operation operation) {
        assertThat(operation.kind()).isEqualTo(CommandKind.REGARDING);
        RecordRef target = Objects.requireNonNull(operation.wish().target());
        assertThat(journal)
                .as("the history tells of %s", operation)
                .anyMatch(entry -> entry.run().equals(operation.op())
                        && entry.item().equals(operation.item())
                        && regarding(entry.after()) instanceof FieldValue.Reference set
                        && set.target().equals(target));
    }

    private void wasAskedFor(JournalEntry entry) {
        assertThat(deeds.commanded).as("somebody asked for %s", entry).contains(entry.item());
        assertThat(emails.messageIds().get(entry.record()))
                .as("the e-mail of %s is of that message", entry)
                .isEqualTo(mail.messageIds().get(entry.item()));
    }
}
