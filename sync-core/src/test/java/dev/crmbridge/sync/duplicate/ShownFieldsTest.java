package dev.crmbridge.sync.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.command.Question.Shown;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compared fields as people read them, of the new record and of those that may be the same. */
class ShownFieldsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final RecordRef ACCOUNT = new RecordRef("account", new UUID(7, 7));

    private final LocalDuplicates testSubject = new LocalDuplicates(BERLIN);

    private static DuplicateRuleRow rule(int number, String base, String matching, Condition... conditions) {
        return new DuplicateRuleRow(
                new UUID(3, number), "Rule " + number, base, matching, false, false, List.of(conditions));
    }

    private static Condition same(String base, String matching, int operator) {
        return new Condition(base, matching, operator, null, false);
    }

    private void publish(DuplicateRuleRow... rules) {
        testSubject.adopt(DuplicateRules.of(List.of(rules), ZoneOffset.UTC));
    }

    private void put(String table, Map<String, CrmValue> values, Map<String, String> labels) {
        testSubject.put(ComparedRecord.known(
                new CrmRow(new RecordRef(table, new UUID(5, 5)), "W/\"1\"", values, List.of(), labels)));
    }

    private List<Match> found(RecordRef record, Map<String, CrmValue> values) {
        return testSubject.check(Lookup.of(record, values), 9).matches();
    }

    private List<Shown> matching(String table, Map<String, CrmValue> values) {
        List<Match> matches = found(new RecordRef(table, new UUID(6, 6)), values);
        assertThat(matches).hasSize(1);
        return matches.get(0).matching();
    }

    private static CrmValue at(String time) {
        return new CrmValue.Moment(Instant.parse(time));
    }

    @Test
    void aDueDateIsADayOfTheMailboxAndATimeIsTold() {
        publish(rule(1, "task", "task", same("scheduledend", "scheduledend", 3)));
        put("task", Map.of("scheduledend", at("2026-11-30T21:30:00Z")), Map.of());

        Shown due = matching("task", Map.of("scheduledend", at("2026-11-30T11:00:00Z")))
                .get(0);

        assertThat(due).isEqualTo(new Shown("Due Date", "Nov 30, 2026", null, LocalDate.of(2026, 11, 30), null));

        publish(rule(1, "task", "task", same("scheduledend", "createdon", 3)));
        put("task", Map.of("createdon", at("2026-11-30T21:30:00Z")), Map.of());
        Shown created = matching("task", Map.of("scheduledend", at("2026-11-30T11:00:00Z")))
                .get(0);
        assertThat(created.value()).isEqualTo("Nov 30, 2026 10:30 PM");
        assertThat(created.moment()).isEqualTo(Instant.parse("2026-11-30T21:30:00Z"));
    }

    @Test
    void aDayThatIsAnotherOneInTheMailboxShowsBoth() {
        publish(rule(1, "task", "task", same("scheduledend", "scheduledend", 3)));
        put("task", Map.of("scheduledend", at("2026-11-30T23:30:00Z")), Map.of());

        Shown due = matching("task", Map.of("scheduledend", at("2026-11-30T11:00:00Z")))
                .get(0);

        assertThat(due.value()).isEqualTo("Dec 1, 2026");
        assertThat(shown(due.here())).isEqualTo("Due Date: Nov 30, 2026");
    }

    private static String shown(@Nullable Shown here) {
        return here == null ? "nothing" : here.label() + ": " + here.value();
    }

    @Test
    void aChoiceIsShownByItsLabelOnBothSidesAndStillComparesByItsNumber() {
        publish(
                rule(1, "task", "task", same("prioritycode", "prioritycode", 6)),
                rule(2, "task", "lead", same("prioritycode", "leadqualitycode", 6)));
        put("task", Map.of("prioritycode", new CrmValue.Whole(2)), Map.of("prioritycode", "High"));
        put("lead", Map.of("leadqualitycode", new CrmValue.Whole(2)), Map.of("leadqualitycode", "Warm"));
        Map<String, CrmValue> values = Map.of("prioritycode", new CrmValue.Whole(2));

        List<Match> matches = found(new RecordRef("task", new UUID(6, 6)), values);

        assertThat(matches)
                .flatExtracting(Match::matching)
                .extracting(Shown::value)
                .containsExactlyInAnyOrder("High", "Warm");
        assertThat(testSubject.shown(new RecordRef("task", new UUID(6, 6)), values))
                .extracting(Shown::label, Shown::value)
                .containsExactly(tuple("Priority", "High"));
    }

    @Test
    void aReferenceIsShownByTheNameOfItsRecordOnBothSides() {
        publish(rule(1, "task", "task", same("regardingobjectid", "regardingobjectid", 0)));
        put("task", Map.of("regardingobjectid", new CrmValue.Lookup(ACCOUNT, "Alder & Co")), Map.of());
        Map<String, CrmValue> values = Map.of("regardingobjectid", new CrmValue.Lookup(ACCOUNT, "Alder & Co"));

        assertThat(matching("task", values)).containsExactly(new Shown("Regarding", "Alder & Co"));
        assertThat(testSubject.shown(new RecordRef("task", new UUID(6, 6)), values))
                .containsExactly(new Shown("Regarding", "Alder & Co"));
    }

    private static String text(String column, @Nullable AttributeValue value) {
        return ShownFields.of("account", column, value, BERLIN).value();
    }

    @Test
    void columnsThatAreNotMappedAreShownByTheirKind() {
        assertThat(text("donotemail", new AttributeValue.Flag(true))).isEqualTo("Yes");
        assertThat(text("donotemail", new AttributeValue.Flag(false))).isEqualTo("No");
        assertThat(text("revenue", new AttributeValue.Number(new BigDecimal("12.50"))))
                .isEqualTo("12.50");
        assertThat(text("foundedon", new AttributeValue.Day(LocalDate.of(1980, 2, 29))))
                .isEqualTo("Feb 29, 1980");
        assertThat(text("industrycode", new AttributeValue.Choice(7, "Consulting")))
                .isEqualTo("Consulting");
        assertThat(text("name", null)).isEmpty();
    }

    @Test
    void fieldsAreBesideThoseTheirRuleComparesThemWith() {
        publish(
                rule(1, "contact", "contact", same("telephone1", "mobilephone", 0)),
                rule(2, "contact", "contact", same("emailaddress1", "emailaddress2", 0)),
                rule(3, "contact", "contact", same("emailaddress2", "emailaddress2", 0)));
        put(
                "contact",
                Map.of("mobilephone", CrmValue.text("+41 1"), "emailaddress2", CrmValue.text("A@alder.example")),
                Map.of());

        List<Shown> fields = matching(
                "contact",
                Map.of(
                        "telephone1", CrmValue.text("+41 1"),
                        "emailaddress1", CrmValue.text("a@alder.example"),
                        "emailaddress2", CrmValue.text("other@alder.example")));

        assertThat(fields)
                .extracting(field -> field.value() + " beside " + shown(field.here()))
                .containsExactlyInAnyOrder(
                        "+41 1 beside Business Phone: +41 1", "A@alder.example beside Email: a@alder.example");
    }

    @Test
    void aValueThatReadsTheSameStandsAlone() {
        publish(rule(1, "contact", "contact", same("lastname", "lastname", 0)));
        put("contact", Map.of("lastname", CrmValue.text("Kim")), Map.of());

        assertThat(matching("contact", Map.of("lastname", CrmValue.text("Kim")))
                        .get(0)
                        .here())
                .isNull();
        assertThat(shown(matching("contact", Map.of("lastname", CrmValue.text("KIM")))
                        .get(0)
                        .here()))
                .isEqualTo("Last Name: KIM");
    }
}
