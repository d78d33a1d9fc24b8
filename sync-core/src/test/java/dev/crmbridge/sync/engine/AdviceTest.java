package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.ItemStatus.Deletion;
import dev.crmbridge.sync.ItemStatus.Tie;
import dev.crmbridge.sync.RecordState;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.track.ItemRules.Ruling;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
    private static final ItemRef ITEM = ItemRef.ofDefaultStore("AA");
    private static final RecordState OPEN = new RecordState("Open", "Open", false);
    private static final RecordState CLOSED = new RecordState("Completed", "Completed", true);
    private static final Ruling.Refused SERIES = new Ruling.Refused(ReasonCode.RECURRING, "It belongs to a series.");

    private static ItemStatus status(
            ItemKind kind, ItemRow.State state, Tie tie, Ruling.@Nullable Refused unfit, List<OperationView> pending) {
        var row = new ItemRow(ITEM, kind, "Subject", null, null, null, state, null, null, null);
        ItemStatus status = new ItemStatus(row, tie, null, null, List.of(), pending);
        return status.with(BarredCommands.of(kind, tie, Optional.ofNullable(unfit), Optional.empty()));
    }

    private static Tie linked(String table, @Nullable RecordState state, Deletion deletion) {
        RecordRef record = new RecordRef(table, new UUID(1, 1));
        return new Tie(new OperationView.Linked(record, URI.create("http://crm/")), state, deletion, false);
    }

    private static List<String> advice(ItemStatus status) {
        return Advice.of(status, Optional.empty());
    }

    private static Tie kept() {
        return new Tie(null, null, Deletion.NONE, true);
    }

    private static OperationView operation(CommandKind kind, @Nullable Question question) {
        return new OperationView(
                "op",
                ITEM,
                "Subject",
                kind,
                question == null ? Outcome.PENDING : Outcome.NEEDS_PERSON,
                null,
                "So it is.",
                null,
                question,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    /** Kind, table of the record, what is with it, and the sentences; one row per case a person can meet. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            TASK            |                    | new     | Track the item. / Set what the item is regarding, which tracks it too.
            APPOINTMENT     |                    | new     | Track the item. / Set what the item is regarding, which tracks it too.
            CONTACT         |                    | new     | Track the item. / Set the parent of the contact, which tracks it too.
            MEETING_REQUEST |                    | new     | Track the item. / Set what the item is regarding, which tracks it too.
            MAIL            |                    | new     | Set what its e-mail in the CRM is regarding.
            OTHER           |                    | new     |
            TASK            |                    | kept    | Track the item again: it is linked to the record that was kept. / Set what the item is regarding, which tracks it too.
            APPOINTMENT     |                    | unfit   |
            TASK            |                    | unfit   |
            CONTACT         |                    | unfit   |
            TASK            | phonecall          | open    | View the record in the CRM. / Set what the item is regarding. / Untrack the item, and keep or delete the record.
            APPOINTMENT     | appointment        | open    | View the record in the CRM. / Set what the item is regarding. / Untrack the item, and keep or delete the record.
            CONTACT         | contact            | open    | View the record in the CRM. / Set the parent of the contact. / Untrack the item, and keep or delete the record.
            TASK            | task               | closed  | View the record in the CRM. / Reopen the record in the CRM. Until then changes in Outlook stay in Outlook. / Untrack the item; the record stays.
            CONTACT         | contact            | closed  | View the record in the CRM. / Activate the contact in the CRM. Until then changes in Outlook stay in Outlook. / Untrack the item; the record stays.
            APPOINTMENT     | serviceappointment | open    | View the record in the CRM. / Change the service activity in the CRM. It goes one way: changes in Outlook stay in Outlook. / Untrack the item; the record stays.
            APPOINTMENT     | serviceappointment | closed  | View the record in the CRM. / Change the service activity in the CRM. It goes one way: changes in Outlook stay in Outlook. / Untrack the item; the record stays.
            TASK            | task               | no-item | The item was deleted in Outlook. Choose under Deletions what happens to the record. / View the record in the CRM. / Set what the item is regarding. / Untrack the item, and keep or delete the record.
            TASK            | task               | no-record | The record was deleted in the CRM. Choose under Deletions what happens to the item. / Untrack the item.
            """)
    void whatIsSaidIsWhatWouldNotBeRefused(
            ItemKind kind, @Nullable String table, String situation, @Nullable String sentences) {
        Deletion deletion = situation.equals("no-item")
                ? Deletion.OF_THE_ITEM
                : situation.equals("no-record") ? Deletion.OF_THE_RECORD : Deletion.NONE;
        Tie tie = table != null
                ? linked(table, situation.equals("closed") ? CLOSED : OPEN, deletion)
                : situation.equals("kept") ? kept() : Tie.NONE;
        ItemStatus status = status(
                kind,
                table == null ? ItemRow.State.UNTRACKED : ItemRow.State.LINKED,
                tie,
                situation.equals("unfit") ? SERIES : null,
                List.of());

        assertThat(advice(status)).isEqualTo(sentences == null ? List.of() : List.of(sentences.split(" / ")));
    }

    @Test
    void aConflictIsSettledUnderConflicts() {
        assertThat(advice(status(
                        ItemKind.TASK,
                        ItemRow.State.NEEDS_PERSON,
                        linked("task", OPEN, Deletion.NONE),
                        null,
                        List.of())))
                .first()
                .isEqualTo(
                        "Choose under Conflicts which value is kept for every field that was changed on both sides.");
    }

    @Test
    void whatIsUnderWayComesFirstAndNoSecondTrackIsOffered() {
        assertThat(advice(status(
                        ItemKind.TASK,
                        ItemRow.State.PENDING,
                        Tie.NONE,
                        null,
                        List.of(operation(CommandKind.TRACK, null)))))
                .containsExactly("Wait: track is under way. So it is.");
        assertThat(advice(status(
                        ItemKind.TASK,
                        ItemRow.State.NEEDS_PERSON,
                        Tie.NONE,
                        null,
                        List.of(operation(CommandKind.TRACK, new Question.PrivateItem("Subject"))))))
                .containsExactly("Answer the question of track: So it is.");
    }

    @Test
    void whatTheRoleDoesNotAllowIsNotOffered() {
        ItemStatus status = status(
                        ItemKind.TASK, ItemRow.State.LINKED, linked("task", OPEN, Deletion.NONE), null, List.of())
                .with(List.of(
                        new ItemStatus.Barred(CommandKind.VIEW, ReasonCode.NO_PRIVILEGE, "No."),
                        new ItemStatus.Barred(CommandKind.REGARDING, ReasonCode.NO_PRIVILEGE, "No.")));

        assertThat(advice(status)).containsExactly("Untrack the item, and keep or delete the record.");
    }

    @ParameterizedTest
    @CsvSource({
        "prvdeleteactivity, task,    'Untrack the item, and keep or delete the record.'",
        "prvreadactivity,   task,    'Untrack the item; the record stays. Your security role lacks the privilege prvDeleteActivity. Ask your administrator for it.'",
        "prvdeleteactivity, contact, 'Untrack the item; the record stays. Your security role lacks the privilege prvDeleteContact. Ask your administrator for it.'",
        "'',                task,    'Untrack the item; the record stays. You have no security role in the CRM. Ask your administrator for one.'"
    })
    void whoMayNotDeleteRecordsIsToldSoBeforeUntrack(String held, String table, String sentence) {
        ItemStatus status = status(
                table.equals("task") ? ItemKind.TASK : ItemKind.CONTACT,
                ItemRow.State.LINKED,
                linked(table, OPEN, Deletion.NONE),
                null,
                List.of());
        var privileges = new Privileges(held.isEmpty() ? Map.of() : Map.of(held, Privileges.Depth.BASIC));

        assertThat(Advice.of(status, Optional.of(privileges))).last().isEqualTo(sentence);
    }
}
