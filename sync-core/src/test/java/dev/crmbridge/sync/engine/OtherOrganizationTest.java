package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data folder was used with one organization and is used with the CRM of another one now. */
class OtherOrganizationTest {
    private static final UUID THERE = new UUID(0, 0xC1);
    private static final UUID HERE = new UUID(0, 0xC2);

    private final EngineRig rig = new EngineRig(51);
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    @BeforeEach
    void trackThereAndGoOnHere() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        rig.track(item);
        connectTo(HERE);
    }

    private void connectTo(UUID organization) {
        rig.crm.server().organization(organization);
        rig.restart();
        rig.settle();
        rig.crm.resetCounters();
    }

    private Link link() {
        return rig.links().get(0);
    }

    private ItemMark mark() {
        return Objects.requireNonNull(rig.mailbox.peek(item).mark());
    }

    private void nothingOfItWasAskedForOrWritten() {
        for (CrmOperation operation : List.of(
                CrmOperation.READ,
                CrmOperation.READ_ALL,
                CrmOperation.CREATE,
                CrmOperation.UPDATE,
                CrmOperation.DELETE,
                CrmOperation.BATCH)) {
            assertThat(rig.crm.requests(operation)).as(operation.name()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CommandKind.class,
            names = {"TRACK", "UNTRACK", "REGARDING", "VIEW"})
    void aCommandSaysToWhichOrganizationTheItemBelongsAndDoesNothing(CommandKind kind) {
        Link before = link();
        ItemMark marked = mark();

        OperationView refused = rig.run(kind, item, account, true, OnDuplicate.ASK);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
        assertThat(refused.reason()).contains(THERE.toString());
        assertThat(refused.record()).as("no address made for the wrong CRM").isNull();
        assertThat(link()).isEqualTo(before);
        assertThat(mark()).isEqualTo(marked);
        nothingOfItWasAskedForOrWritten();
    }

    @Test
    void anEditADeletionAndALostCategoryGoNowhere() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Send the offer"));
        Link before = link();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back today")));
        rig.settle();
        rig.sync();
        assertThat(link()).isEqualTo(before);

        rig.mailbox.delete(item);
        rig.settle();
        rig.sync();
        rig.sync();

        assertThat(link().isLinked()).isTrue();
        assertThat(link().organization()).isEqualTo(THERE);
        nothingOfItWasAskedForOrWritten();
        assertThat(rig.track(other).code()).as("other items work").isEqualTo(ReasonCode.CREATED);
    }

    @Test
    void listPaneAndWhyShowIt() {
        ItemRow row = rig.get(rig.engine.items()).get(0);
        assertThat(row.state()).isEqualTo(ItemRow.State.UNTRACKED);
        assertThat(row.record()).isNull();
        assertThat(row.lastError()).contains(THERE.toString());

        ItemStanding pane =
                rig.get(rig.engine.standings(List.of(rig.selected(item)))).get(0);
        assertThat(pane.problem()).contains(THERE.toString());
        assertThat(pane.barred())
                .extracting(barred -> barred.command(), barred -> barred.code())
                .contains(
                        tuple(CommandKind.TRACK, ReasonCode.OTHER_ORGANIZATION),
                        tuple(CommandKind.REGARDING, ReasonCode.OTHER_ORGANIZATION));

        ItemStatus why = rig.get(rig.engine.why(row));
        assertThat(why.reasons().get(0).code()).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
        assertThat(why.reasons().get(0).reason()).contains(THERE.toString());
        assertThat(why.record()).isNull();
        assertThat(why.youCan()).noneMatch(advice -> advice.startsWith("Track"));
    }

    @Test
    void backAtItsOrganizationItGoesOnAsBefore() {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back today")));
        rig.sync();

        connectTo(THERE);
        rig.sync();

        assertThat(rig.row(link().record()).value("subject")).isEqualTo(CrmValue.text("Call back today"));
        assertThat(rig.untrack(item, true).code()).isEqualTo(ReasonCode.RECORD_DELETED);
    }

    @Test
    void aConflictOfItsCannotBeSettledHere() {
        connectTo(THERE);
        RecordRef record = link().record();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Outlook's")));
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text("The CRM's")));
        rig.sync();
        assertThat(rig.get(rig.engine.conflicts())).hasSize(1);

        connectTo(HERE);

        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("The CRM's"));
    }

    /** The version that maps more is started here first, so it has to remember the links that are out of reach now. */
    @Test
    void anUpdateThatMapsMoreFieldsIsNotForgottenForItByTheTimeItsOrganizationIsBack() {
        rig.sync();
        rig.store.inTransaction(tx -> {
            tx.links().put(link().withBase(link().base().with(Map.of("subject", FieldValue.NONE))));
            tx.settings().put("mapped-fields", "task description");
            return true;
        });
        connectTo(HERE);
        rig.sync();
        assertThat(link().base().value("subject")).isEqualTo(FieldValue.NONE);
        nothingOfItWasAskedForOrWritten();

        connectTo(THERE);
        rig.sync();

        assertThat(link().base().value("subject")).isEqualTo(new FieldValue.Text("Call back"));
    }

    @Test
    void aDirectionThatIsTurnedHereHoldsForItByTheTimeItsOrganizationIsBack() {
        connectTo(THERE);
        assertThat(rig.get(rig.engine.decideSetting("direction.task.subject", "to-outlook")))
                .isEmpty();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back today")));
        rig.sync();
        assertThat(rig.row(link().record()).value("subject")).isEqualTo(CrmValue.text("Call back"));
        connectTo(HERE);
        assertThat(rig.get(rig.engine.decideSetting("direction.task.subject", "both")))
                .isEmpty();

        connectTo(THERE);
        rig.sync();

        OutlookItem shown = rig.mailbox.peek(item);
        assertThat(rig.row(link().record()).value("subject"))
                .isEqualTo(CrmValue.text(((ItemValue.Text) shown.field(ItemField.SUBJECT)).value()));
    }
}
