package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.FieldDirection;
import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.SettingView;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesTest {
    private final EngineRig rig = new EngineRig(31);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    private void decide(String name, String value) {
        assertThat(rig.get(rig.engine.decideSetting(name, value))).isEmpty();
    }

    private void subjectAndTextClash() {
        rig.mailbox.edit(
                item, Map.of(ItemField.SUBJECT, ItemValue.text("Mine"), ItemField.BODY, ItemValue.text("My text")));
        rig.crm
                .server()
                .edit(record, Map.of("subject", CrmValue.text("Theirs"), "description", CrmValue.text("Their text")));
    }

    @Test
    void aFieldWithARuleOfItsOwnIsSettledWhileTheOthersAsk() {
        decide("conflicts.task.subject", "crm");
        subjectAndTextClash();

        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Theirs"));
        assertThat(rig.get(rig.engine.conflicts()))
                .singleElement()
                .satisfies(view -> assertThat(view.field()).isEqualTo("description"));
    }

    @Test
    void whatWaitsAlreadyIsSettledByTheNextRunAfterTheDecision() {
        subjectAndTextClash();
        rig.sync();
        assertThat(rig.get(rig.engine.conflicts())).hasSize(2);

        decide("conflicts", "outlook");
        rig.sync();

        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Mine"));
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("My text"));
        assertThat(rig.get(rig.engine.history(10)))
                .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("keep-crm-value"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anOrdinaryClashCannotBeLeftAloneAndTheAnswerSaysWhatCanBeChosen() {
        subjectAndTextClash();
        rig.sync();
        ConflictView clash = rig.get(rig.engine.conflicts()).get(0);

        assertThat(rig.get(rig.engine.resolveConflict(clash.id(), Settlement.Side.LEAVE, true)))
                .contains(
                        "Only a value that may make a duplicate can be left as it is. Choose Outlook's value or the CRM's.");
        assertThat(rig.get(rig.engine.conflicts())).contains(clash);
    }

    @Test
    void aRememberedChoiceHoldsForTheNextClashOfThatField() {
        subjectAndTextClash();
        rig.sync();
        ConflictView subject = rig.get(rig.engine.conflicts()).stream()
                .filter(view -> view.field().equals("subject"))
                .findFirst()
                .orElseThrow();

        assertThat(rig.get(rig.engine.resolveConflict(subject.id(), Settlement.Side.CRM, true)))
                .isEmpty();
        rig.sync();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Mine once more")));
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text("Theirs once more")));
        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Theirs once more"));
        assertThat(rig.get(rig.engine.conflicts()))
                .extracting(ConflictView::field)
                .containsExactly("description");
    }

    @Test
    void deletionsCanBeKeptOnTheirSideAndThatSurvivesARestart() {
        decide("deletes-reach-crm", "no");
        rig.restart();
        rig.settle();
        rig.mailbox.delete(item);

        rig.sync();
        rig.sync();

        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void theBrakeHoldsFromTheDecidedNumberOn() {
        decide("brake-deletions", "0");
        rig.mailbox.delete(item);
        rig.sync();

        assertThat(rig.sync().stopped()).contains("more than 0 at once");

        assertThat(rig.crm.server().row(record)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "conflicts, always",
        "conflicts.task.nothing, crm",
        "conflicts.nothing.subject, crm",
        "brake-deletions, -1",
        "brake-percent, 101",
        "brake-percent, many",
        "deletes-reach-crm, perhaps",
        "colour, blue"
    })
    void whatCannotBeDecidedIsSaidAndChangesNothing(String name, String value) {
        var before = rig.get(rig.engine.settings());

        assertThat(rig.get(rig.engine.decideSetting(name, value))).isPresent();

        assertThat(rig.get(rig.engine.settings())).isEqualTo(before);
    }

    @Test
    void aDecisionTakenBackIsGone() {
        decide("conflicts.task.subject", "crm");
        assertThat(rig.get(rig.engine.settings()))
                .extracting(SettingView::name)
                .contains("conflicts.task.subject", "conflicts", "brake-percent");

        assertThat(rig.get(rig.engine.decideSetting("conflicts.task.subject", null)))
                .isEmpty();

        assertThat(rig.get(rig.engine.settings()))
                .extracting(SettingView::name)
                .doesNotContain("conflicts.task.subject");
    }

    @Test
    void theHistoryIsKeptForAsLongAsThePersonSays() {
        ItemRef old = rig.mailbox.add(HandmadeItem.task("Old"));
        OperationView first = rig.track(old);
        assertThat(rig.get(rig.engine.decideSetting("history-days", "30"))).isEmpty();
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(29)));
        rig.sync();
        ItemRef recent = rig.mailbox.add(HandmadeItem.task("Recent"));
        OperationView second = rig.track(recent);
        assertThat(rig.get(rig.engine.history(10))).hasSize(3);

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(2)));
        rig.sync();

        assertThat(rig.get(rig.engine.history(10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.item()).isEqualTo(recent));
        assertThat(rig.get(rig.engine.undo(first.op()))).isEmpty();
        assertThat(rig.get(rig.engine.operation(first.op()))).isEmpty();
        assertThat(rig.get(rig.engine.operation(second.op()))).isPresent();
        assertThat(rig.links()).hasSize(3);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whatWaitsForAPersonIsKeptHoweverOldItIs() {
        ItemRef open = rig.mailbox.add(HandmadeItem.task("Asks"));
        OperationView asked = rig.run(CommandKind.REGARDING, open, null, null, CommandRequest.OnDuplicate.ASK);
        assertThat(rig.get(rig.engine.decideSetting("history-days", "1"))).isEmpty();

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(400)));
        rig.sync();

        assertThat(rig.get(rig.engine.operation(asked.op()))).isPresent();
    }

    @Test
    void afterAnUpdateThatMapsMoreFieldsEveryLinkIsComparedOnce() {
        rig.sync();
        forgetSubject();
        rig.restart();
        rig.sync();
        assertThat(rig.links().get(0).base().value("subject")).isEqualTo(FieldValue.NONE);

        rig.store.inTransaction(tx -> {
            tx.settings().put("mapped-fields", "task description");
            return true;
        });
        rig.restart();
        rig.sync();
        assertThat(rig.links().get(0).base().value("subject")).isEqualTo(new FieldValue.Text("Call back"));
    }

    /** The link is as a version that did not map the subject left it. */
    private void forgetSubject() {
        rig.store.inTransaction(tx -> {
            Link link = tx.links().ofRecord(record).orElseThrow();
            tx.links().put(link.withBase(link.base().with(Map.of("subject", FieldValue.NONE))));
            return true;
        });
    }

    @Test
    void aDirectionThatIsNoneOfAFieldsIsRefused() {
        assertThat(rig.get(rig.engine.decideSetting("direction.task.subject", "sideways")))
                .hasValueSatisfying(why -> assertThat(why).contains("to-crm"));
        assertThat(rig.get(rig.engine.decideSetting("direction.task.status", "none")))
                .hasValue("The direction of Status (task) is fixed.");
        assertThat(rig.get(rig.engine.decideSetting("direction.contact.address2_city", "both")))
                .hasValueSatisfying(why -> assertThat(why).contains("“direction.contact.address2”"));
        assertThat(rig.get(rig.engine.decideSetting("direction.task.colour", "both")))
                .hasValueSatisfying(why -> assertThat(why).contains("There is no setting"));
    }

    @Test
    void ofChoicesMadeTogetherEitherAllOrNoneAreInForce() {
        assertThat(rig.get(rig.engine.decideSettings(List.of(
                        new SettingChoice("history-days", "30"),
                        new SettingChoice("direction.task.subject", "sideways")))))
                .isPresent();
        assertThat(value("history-days")).isEqualTo("180");

        assertThat(rig.get(rig.engine.decideSettings(List.of(
                        new SettingChoice("history-days", "30"),
                        new SettingChoice("direction.task.subject", "to-crm")))))
                .isEmpty();
        assertThat(value("history-days")).isEqualTo("30");
        assertThat(rig.get(rig.engine.fieldDirections()))
                .filteredOn(field -> "direction.task.subject".equals(field.setting()))
                .extracting(FieldDirection::direction)
                .containsExactly("to-crm");
    }

    @Test
    void nothingChosenMarksNoLinkForAnotherLook() {
        subjectAndTextClash();
        rig.sync();
        Link.Seen before = seen();

        assertThat(rig.get(rig.engine.decideSettings(List.of()))).isEmpty();

        assertThat(seen()).isEqualTo(before);
    }

    private Link.Seen seen() {
        return rig.store.inTransaction(
                tx -> tx.links().ofRecord(record).orElseThrow().seen());
    }

    private String value(String name) {
        return rig.get(rig.engine.settings()).stream()
                .filter(setting -> setting.name().equals(name))
                .map(SettingView::value)
                .collect(Collectors.joining());
    }
}
