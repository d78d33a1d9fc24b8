package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The local check leaves out a pair of which somebody said at the CRM that it is none, while that holds. */
class AnsweredPairsTest {
    private static final UUID RULE = new UUID(3, 3);

    private final EngineRig rig = new EngineRig(19);
    private final RecordRef earlier = task(5);
    private final RecordRef another = task(6);
    private final ItemRef item;
    private final RecordRef record;

    AnsweredPairsTest() {
        publish(RULE, "subject");
        put(earlier, "Call back");
        put(another, "Call back");
        item = rig.mailbox.add(HandmadeItem.task("Something else"));
        record = Objects.requireNonNull(rig.track(item).record()).ref();
    }

    private static RecordRef task(int number) {
        return new RecordRef("task", new UUID(5, number));
    }

    private void publish(UUID rule, String... columns) {
        List<DuplicateRuleRow.Condition> conditions = java.util.Arrays.stream(columns)
                .map(column -> new DuplicateRuleRow.Condition(column, column, 0, null, false))
                .toList();
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(rule, "Same " + columns[0], "task", "task", false, false, conditions));
    }

    private void put(RecordRef ref, String subject) {
        rig.crm.server().put(ref, Map.of("subject", CrmValue.text(subject)), new UUID(9, 9));
    }

    /** As the CRM makes it. */
    private static String matchcode(String subject) {
        DuplicateRule rule = new DuplicateRule(
                RULE.toString(),
                "Same subject",
                "task",
                "task",
                false,
                false,
                List.of(new Criterion("subject", "subject", Criterion.Operator.EXACT, 0, false)));
        Candidate task = new Candidate("task", "any", true, Map.of("subject", new AttributeValue.Text(subject)));
        Matchcode code = new DuplicateIndex(
                        new InMemoryMatchcodeStore(),
                        PublishedRule.all(List.of(rule), MatchcodeSettings.standard(ZoneOffset.UTC)))
                .entries(task, rule.id())
                .get(0)
                .code();
        return HexFormat.of().toHexDigits(code.high()) + HexFormat.of().toHexDigits(code.low());
    }

    private void say(RecordRef one, RecordRef other, String subject) {
        rig.crm.server().answer(new AnsweredPair(one, other, RULE, matchcode(subject)));
    }

    /** A pass after what was read last is no longer fresh. */
    private void pass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private void rename(String subject) {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text(subject)));
    }

    private List<RecordRef> candidates() {
        return rig.get(rig.engine.conflicts()).stream()
                .filter(ConflictView::ofDuplicates)
                .flatMap(view -> view.duplicates().stream())
                .map(Match::ref)
                .toList();
    }

    @Test
    void aPairThatWasAnsweredIsNoCandidateAnyMoreAndTheOthersAre() {
        rename("Call back");
        pass();
        assertThat(candidates()).containsExactlyInAnyOrder(earlier, another);

        say(earlier, record, "Call back");
        pass();

        assertThat(candidates()).containsExactly(another);
    }

    @Test
    void anAnswerTakenBackAsksAgain() {
        rename("Call back");
        say(record, earlier, "Call back");
        pass();
        assertThat(candidates()).containsExactly(another);

        rig.crm.server().forgetAnswers();
        pass();

        assertThat(candidates()).containsExactlyInAnyOrder(earlier, another);
    }

    @Test
    void anAnswerHoldsForTheMatchcodeItWasGivenOnAndComesBackWithIt() {
        say(record, earlier, "Call back");
        say(record, another, "Call back");
        put(earlier, "Call tomorrow");
        rename("Call tomorrow");
        pass();
        assertThat(candidates()).as("both changed to another value").containsExactly(earlier);

        put(earlier, "CALL BACK ");
        pass();
        rename("Call back");
        pass();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void aRuleThatWasNotAnsweredAsksForItself() {
        rename("Call back");
        say(record, earlier, "Call back");
        say(record, another, "Call back");
        publish(new UUID(3, 4), "subject", "prioritycode");
        Map<String, CrmValue> alike =
                Map.of("subject", CrmValue.text("Call back"), "prioritycode", new CrmValue.Whole(1));
        rig.crm.server().put(another, alike, new UUID(9, 9));
        pass();

        assertThat(candidates()).containsExactly(another);
    }

    /** By a rule that only the CRM checks, about a record that was answered under another one. */
    @Test
    void aRuleOnlyTheCrmChecksAsksForItselfAndSaveCoversWhatWasShown() {
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder")), new UUID(9, 9));
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 4),
                        "Same importance about the same record",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(
                                new DuplicateRuleRow.Condition("prioritycode", "prioritycode", 5, null, false),
                                new DuplicateRuleRow.Condition(
                                        "regardingobjectid", "regardingobjectid", 0, null, false))));
        rig.crm
                .server()
                .put(
                        earlier,
                        Map.of(
                                "subject", CrmValue.text("Something else"),
                                "prioritycode", new CrmValue.Whole(1),
                                "regardingobjectid", new CrmValue.Lookup(account, null)),
                        new UUID(9, 9));
        say(record, earlier, "Something else");
        pass();

        OperationView asked = rig.regarding(item, account);

        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        assertThat(asked.question())
                .isInstanceOfSatisfying(
                        Question.PotentialDuplicates.class,
                        question -> assertThat(question.candidates())
                                .singleElement()
                                .satisfies(match -> {
                                    assertThat(match.ref()).isEqualTo(earlier);
                                    assertThat(match.rule()).isEqualTo("A rule of the CRM");
                                }));
        rig.answer(asked, new Answer.Save());
        assertThat(rig.row(record).value("regardingobjectid")).isInstanceOf(CrmValue.Lookup.class);
    }

    @Test
    void answersAreKnownOfflineAfterARestart() {
        rename("Call back");
        pass();
        say(record, earlier, "Call back");
        pass();
        rig.get(rig.engine.offline(true));
        rig.restart();
        rig.settle();

        assertThat(candidates()).containsExactly(another);
    }

    @Test
    void aFailureToReadThemLeavesThoseKnownInForce() {
        rename("Call back");
        say(record, earlier, "Call back");
        pass();
        rig.crm.server().forgetAnswers();
        rig.crm.faults(
                (operation, calls) -> operation == CrmOperation.NOT_DUPLICATES ? Fault.unavailable() : Fault.NONE);
        pass();
        rig.crm.faults(FaultPlan.NONE);

        assertThat(candidates()).containsExactly(another);
    }

    @Test
    void anItemThatIsNotInTheCrmYetIsInNoPair() {
        say(record, earlier, "Call back");
        say(record, another, "Call back");
        pass();
        rig.get(rig.engine.offline(true));

        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Call back"))).outcome())
                .isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void theyAreReadOnceWithTheRulesAndNotByAPassInBetween() {
        rig.crm.resetCounters();
        pass();
        assertThat(rig.crm.requests(CrmOperation.NOT_DUPLICATES)).isEqualTo(1);
        rig.crm.resetCounters();

        rig.sync();
        rig.sync();

        assertThat(rig.crm.requests(CrmOperation.NOT_DUPLICATES)).isZero();
        EngineRig without = new EngineRig(20);
        without.sync();
        assertThat(without.crm.requests(CrmOperation.PUBLISHED_RULES)).isPositive();
        assertThat(without.crm.requests(CrmOperation.NOT_DUPLICATES))
                .as("without rules there is nothing to answer")
                .isZero();
    }

    private List<RecordRef> likely() {
        return rig
                .get(rig.engine.why(rig.get(rig.engine.resolve(item.entryId())).get(0)))
                .likely()
                .stream()
                .map(likely -> likely.match().ref())
                .toList();
    }

    @Test
    void anItemWhoseRecordWasKeptIsNotWarnedOfWhatThatRecordIsNoDuplicateOf() {
        rig.untrack(item, false);
        rename("Call back");
        pass();
        assertThat(likely()).containsExactlyInAnyOrder(earlier, another);

        say(record, earlier, "Call back");
        pass();

        assertThat(likely()).containsExactly(another);
    }
}
