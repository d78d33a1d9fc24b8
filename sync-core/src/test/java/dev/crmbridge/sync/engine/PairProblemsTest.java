package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.PairProblem;
import dev.crmbridge.sync.PairProblem.Settling;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairProblemsTest {
    private static final CrmFailure REJECTED = new CrmFailure.Rejected("0x80040265", "a plug-in says no");

    private final EngineRig rig = new EngineRig(71);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private RecordRef record;

    @BeforeEach
    void track() {
        record = Objects.requireNonNull(rig.track(item).record()).ref();
        rig.sync();
    }

    private void writesFail(CrmFailure failure) {
        rig.crm.faults((operation, number) -> operation == CrmOperation.UPDATE || operation == CrmOperation.BATCH
                ? new Fault.BeforeCommit(failure)
                : Fault.NONE);
    }

    private void edit(String subject) {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text(subject)));
        rig.sync();
    }

    private List<PairProblem> problems() {
        List<PairProblem> problems = rig.get(rig.engine.pairProblems());
        assertThat(rig.get(rig.engine.status()).problems())
                .as("the number on the page")
                .isEqualTo(problems.size());
        return problems;
    }

    private ItemRow row() {
        return rig.get(rig.engine.items()).get(0);
    }

    @Test
    void aWriteThatIsRejectedInEveryRunIsAProblemUntilItSucceeds() {
        writesFail(REJECTED);
        edit("Call back today");
        Instant first = problems().get(0).since();
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofHours(1)));
        rig.sync();

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.item()).isEqualTo(item);
            assertThat(problem.record()).isEqualTo(record);
            assertThat(problem.subject()).isEqualTo("Call back");
            assertThat(problem.code()).isEqualTo(ReasonCode.CRM_REJECTED);
            assertThat(problem.reason()).contains("a plug-in says no");
            assertThat(problem.since()).isEqualTo(first);
            assertThat(problem.last()).isAfter(first);
        });
        assertThat(row().state()).isEqualTo(ItemRow.State.FAILED);
        assertThat(row().record()).isEqualTo(record);
        assertThat(row().lastError()).contains("a plug-in says no");
        assertThat(rig.get(rig.engine.standings(List.of(rig.selected(item))))
                        .get(0)
                        .state())
                .isEqualTo(ItemRow.State.FAILED);

        rig.crm.faults(FaultPlan.NONE);
        rig.sync();

        assertThat(problems()).isEmpty();
        assertThat(row().state()).isEqualTo(ItemRow.State.LINKED);
        assertThat(row().lastError()).isNull();
    }

    @Test
    void itIsNoProblemAnyMoreWhenTheEditIsTakenBack() {
        writesFail(REJECTED);
        edit("Call back today");
        edit("Call back");

        assertThat(problems()).isEmpty();
    }

    @Test
    void aWriteThatIsDeniedIsAProblemUntilItIsAllowed() {
        writesFail(new CrmFailure.Denied("0x80040220", "the user may not write", "prvWriteActivity"));
        edit("Call back today");
        rig.sync();

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
            assertThat(problem.reason()).contains("Subject").contains("stays in Outlook only");
        });

        rig.crm.faults(FaultPlan.NONE);
        rig.get(rig.engine.settlePairs(List.of(record), Settling.RETRY));

        assertThat(problems()).isEmpty();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back today"));
    }

    @Test
    void aCrmThatIsAwayIsNoProblemOfTheItem() {
        writesFail(new CrmFailure.Retry("http-503", "the CRM is unavailable", null, false));
        edit("Call back today");

        assertThat(problems()).isEmpty();
        assertThat(row().state()).isEqualTo(ItemRow.State.LINKED);
    }

    @Test
    void retryLooksAtOnceAndSaysWhatIsLeft() {
        writesFail(REJECTED);
        edit("Call back today");

        assertThat(rig.get(rig.engine.settlePairs(List.of(record), Settling.RETRY)))
                .containsExactly(record);
        assertThat(problems()).hasSize(1);

        rig.crm.faults(FaultPlan.NONE);
        rig.get(rig.engine.settlePairs(List.of(record), Settling.RETRY));
        assertThat(problems()).isEmpty();
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back today"));
    }

    @Test
    void whatIsIgnoredIsQuietUntilSomethingChanges() {
        writesFail(REJECTED);
        edit("Call back today");

        assertThat(rig.get(rig.engine.settlePairs(List.of(record), Settling.IGNORE)))
                .containsExactly(record);
        rig.sync();
        rig.restart();
        rig.sync();

        assertThat(problems()).isEmpty();
        assertThat(row().state()).isEqualTo(ItemRow.State.LINKED);

        edit("Call back tomorrow");
        assertThat(problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherReasonOrAChangeInTheCrmEndsTheQuiet(boolean reason) {
        writesFail(REJECTED);
        edit("Call back today");
        rig.get(rig.engine.settlePairs(List.of(record), Settling.IGNORE));

        if (reason) {
            writesFail(new CrmFailure.Rejected("0x80040265", "another plug-in says no"));
        } else {
            rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
            rig.crm.server().edit(record, Map.of("description", CrmValue.text("Read this")));
        }
        rig.sync();

        assertThat(problems()).hasSize(1);
    }

    @Test
    void anItemThatIsUntrackedIsNoProblem() {
        writesFail(REJECTED);
        edit("Call back today");

        rig.untrack(item, false);

        assertThat(problems()).isEmpty();
    }

    @Test
    void aFailedCommandCountsOnceAndIsNoPair() {
        rig.crm.failNext(CrmOperation.CREATE, new Fault.BeforeCommit(REJECTED));
        rig.track(rig.mailbox.add(HandmadeItem.task("New")));

        assertThat(rig.get(rig.engine.pairProblems())).isEmpty();
        assertThat(rig.get(rig.engine.status()).problems()).isEqualTo(1);
    }

    @Test
    void whatIsNoProblemCannotBeSettled() {
        assertThat(rig.get(rig.engine.settlePairs(List.of(record), Settling.RETRY)))
                .isEmpty();
        assertThat(rig.get(rig.engine.settlePairs(List.of(record), Settling.IGNORE)))
                .isEmpty();
    }
}
