package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.SyncReport.Planned;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.web.text.Display;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a preview decided, in the order and words of the page. */
class PlannedSectionTest {
    private static final RecordRef TASK = new RecordRef("task", new UUID(1, 2));
    private static final ItemRef ITEM = ItemRef.ofDefaultStore("00AB");

    private final Display display = new Display(Locale.US, ZoneOffset.UTC, () -> Instant.parse("2026-11-02T08:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "delete-record,DELETED_IN_OUTLOOK,DELETIONS",
        "delete-item,DELETED_IN_CRM,DELETIONS",
        "park,EDIT_BEATS_DELETE,QUESTIONS",
        "hold,CONFLICT,QUESTIONS",
        "hold,POSSIBLE_DUPLICATES,QUESTIONS",
        "hold,ONE_WAY_FIELD,NOTES",
        "update-crm,CHANGED_IN_OUTLOOK,TO_CRM",
        "update-outlook,CHANGED_IN_CRM,TO_OUTLOOK",
        "create-item,FILTER_MATCH,TO_OUTLOOK",
        "unlink,LEFT_FILTER,LINKS",
        "link,FILTER_MATCH,LINKS",
        "adopt,ADOPTED,LINKS",
        "unmark-copy,COPY,LINKS",
        "agree,SAME_ON_BOTH,NOTES",
        "something-new,INTERNAL,NOTES"
    })
    void everyDecisionBelongsToOneKind(String action, ReasonCode code, PlannedGroup kind) {
        List<PlannedSection> sections = PlannedSection.of(report(plan(action, code)), display);

        assertThat(sections).hasSize(PlannedGroup.values().length);
        assertThat(sections)
                .filteredOn(section -> section.count() > 0)
                .singleElement()
                .satisfies(section -> assertThat(section.kind()).isEqualTo(kind));
    }

    @Test
    void aLongListIsCutAndTheRestIsCounted() {
        Planned[] many = Stream.generate(() -> plan("update-crm", ReasonCode.CHANGED_IN_OUTLOOK))
                .limit(PlannedSection.SHOWN + 12L)
                .toArray(Planned[]::new);

        PlannedSection section = section(PlannedGroup.TO_CRM, many);

        assertThat(section.count()).isEqualTo(PlannedSection.SHOWN + 12);
        assertThat(section.lines()).hasSize(PlannedSection.SHOWN);
        assertThat(section.more()).isEqualTo(12);
    }

    @Test
    void aWriteShowsTheValueThatIsReplacedBeforeTheOneThatReplacesIt() {
        var subject = new SyncReport.Field("subject", "In Outlook", "In CRM");

        assertThat(line(PlannedGroup.TO_CRM, "update-crm", ReasonCode.CHANGED_IN_OUTLOOK, subject)
                        .values())
                .containsExactly(new PlannedLine.Value("Subject", "In CRM", "In Outlook", true));
        assertThat(line(PlannedGroup.TO_OUTLOOK, "update-outlook", ReasonCode.CHANGED_IN_CRM, subject)
                        .values())
                .containsExactly(new PlannedLine.Value("Subject", "In Outlook", "In CRM", true));
        assertThat(line(PlannedGroup.QUESTIONS, "hold", ReasonCode.CONFLICT, subject)
                        .values())
                .containsExactly(new PlannedLine.Value("Subject", "In Outlook", "In CRM", false));
    }

    @Test
    void whatWouldBeDoneIsNotSaidAsIfItWereDone() {
        PlannedLine line = line(PlannedGroup.DELETIONS, "delete-record", ReasonCode.DELETED_IN_OUTLOOK);

        assertThat(line.action()).isEqualTo("Delete in CRM");
        assertThat(line.reason()).isEqualTo("Because.");
        assertThat(line.code()).isEqualTo("deleted-in-outlook");
    }

    @Test
    void anItemThatIsStillToBeCreatedLeadsToItsRecord() {
        var coming = new Planned(
                Planned.notYet(TASK),
                TASK,
                "",
                "create-item",
                ReasonCode.FILTER_MATCH,
                "Because.",
                List.of(new SyncReport.Field("description", "", "x".repeat(5_000))));

        PlannedLine line = section(PlannedGroup.TO_OUTLOOK, coming).lines().get(0);

        assertThat(line.href()).isEqualTo("/open/task/" + TASK.id());
        assertThat(line.subject()).isEqualTo("(no subject)");
        assertThat(line.values().get(0).second()).startsWith("xxx").endsWith("x… (5,000 characters)");
    }

    @Test
    void aCutNeverSplitsASignOutsideTheBasicPlane() {
        String value = "🎉".repeat(300);

        assertThat(PlannedLine.cut(value, display)).isEqualTo("🎉".repeat(200) + "… (300 characters)");
    }

    private PlannedLine line(PlannedGroup kind, String action, ReasonCode code, SyncReport.Field... fields) {
        return section(kind, plan(action, code, fields)).lines().get(0);
    }

    private PlannedSection section(PlannedGroup kind, Planned... planned) {
        return PlannedSection.of(report(planned), display).get(kind.ordinal());
    }

    private static Planned plan(String action, ReasonCode code, SyncReport.Field... fields) {
        return new Planned(ITEM, TASK, "Offer", action, code, "Because.", List.of(fields));
    }

    private static SyncReport report(Planned... planned) {
        return new SyncReport("run-1", true, List.of(planned), new SyncReport.Done(0, 0, 0, 0, 0, 0, 0), null, true);
    }
}
