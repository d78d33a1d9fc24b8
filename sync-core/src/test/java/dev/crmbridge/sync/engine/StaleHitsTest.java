package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.command.Question.PotentialDuplicates;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the local check found is looked at in the CRM before a person is asked; offline it stands as it is. */
class StaleHitsTest {
    private final EngineRig rig = new EngineRig(47);
    private final RecordRef first = task(1);
    private final RecordRef second = task(2);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    StaleHitsTest() {
        rig.crm.server().publish(SubjectRule.OF_TASKS);
        put(first, "Call back");
        put(second, "Call back");
        rig.sync();
        rig.crm.resetCounters();
    }

    private static RecordRef task(int number) {
        return new RecordRef("task", new UUID(5, number));
    }

    private void put(RecordRef ref, String subject) {
        rig.crm.server().put(ref, Map.of("subject", CrmValue.text(subject)), new UUID(9, 9));
    }

    private static PotentialDuplicates question(OperationView asked) {
        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        return (PotentialDuplicates) Objects.requireNonNull(asked.question());
    }

    private static List<RecordRef> shown(OperationView asked) {
        return question(asked).candidates().stream().map(Match::ref).toList();
    }

    @Test
    void recordsThatAreStillThereAreAskedAboutAfterOneRequest() {
        OperationView asked = rig.track(item);

        assertThat(shown(asked)).containsExactlyInAnyOrder(first, second);
        assertThat(question(asked).unconfirmed()).isNull();
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.DUPLICATES_OF)).isZero();
    }

    @Test
    void recordsThatColleaguesDeletedOrChangedAreNotAskedAbout() {
        rig.crm.server().remove(first);
        put(second, "Call tomorrow");

        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(1);
    }

    @Test
    void onlyWhatIsStillTheSameIsShown() {
        rig.crm.server().remove(first);

        assertThat(shown(rig.track(item))).containsExactly(second);
    }

    @Test
    void whatIsNoLongerTrueIsForgottenAlsoForWorkOffline() {
        rig.crm.server().remove(first);
        put(second, "Call tomorrow");
        assertThat(rig.track(item).outcome()).isEqualTo(Outcome.LINKED);
        rig.untrack(item, true);
        rig.restart();
        rig.settle();

        rig.get(rig.engine.offline(true));

        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Call back"))).outcome())
                .isEqualTo(Outcome.PENDING);
        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Call tomorrow")))
                        .outcome())
                .isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void offlineTheAnswerFromHereStandsAndSaysSo() {
        rig.crm.server().remove(first);
        rig.get(rig.engine.offline(true));

        OperationView asked = rig.track(item);

        assertThat(shown(asked)).containsExactlyInAnyOrder(first, second);
        assertThat(question(asked).unconfirmed()).contains("offline");
        assertThat(asked.reason()).contains("The CRM could not be asked whether that is still so.");
    }

    @Test
    void aCrmThatDoesNotAnswerLeavesTheAnswerFromHere() {
        rig.crm.faults((operation, calls) -> operation == CrmOperation.READ_ALL ? Fault.unreachable() : Fault.NONE);

        OperationView asked = rig.track(item);
        rig.crm.faults(FaultPlan.NONE);

        assertThat(shown(asked)).hasSize(2);
        assertThat(question(asked).unconfirmed()).isNotBlank();
    }

    @Test
    void ofVeryManyThePageThatIsShownIsReadAndTheNextOnlyWhenNoneOfThatIsLeft() {
        for (int i = 3; i <= 120; i++) {
            put(task(i), "Call back");
        }
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
        rig.crm.resetCounters();
        assertThat(shown(rig.track(item))).hasSize(120);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(1);

        for (int i = 1; i <= 120; i++) {
            rig.crm.server().remove(task(i));
        }
        rig.crm.resetCounters();

        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Call back"))).outcome())
                .isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(3);
    }

    @Test
    void cancelSaidBeforehandCancelsForRecordsThatAreThereOnly() {
        rig.crm.server().remove(first);
        rig.crm.server().remove(second);

        assertThat(rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.CANCEL)
                        .outcome())
                .isEqualTo(Outcome.LINKED);
    }

    @Test
    void anItemWithoutHitsCostsNoRequestMore() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Like nothing else"));
        rig.track(rig.mailbox.add(HandmadeItem.task("The first one asks who we are")));
        rig.crm.resetCounters();

        assertThat(rig.track(other).outcome()).isEqualTo(Outcome.LINKED);

        assertThat(rig.crm.requests()).isEqualTo(1);
    }
}
