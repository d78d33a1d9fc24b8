package dev.crmbridge.crm.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.AddressColumns;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.ChangedRows;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.OpenActivities;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Crm} promises. Subclasses give a CRM with the rights of a seller and a way to do what only an
 * administrator may. Rows of other tests may be present: the tests use names and ids of their own.
 */
public abstract class CrmContract {
    private static final RowWrite NOTHING = RowWrite.columns(Map.of());

    /** @return the CRM as a seller sees it */
    protected abstract Crm crm();

    /** @return a new account the seller may read and refer to */
    protected abstract RecordRef anAccount(String name);

    /** @return a new contact the seller may read and refer to */
    protected abstract RecordRef aContact(String firstName, String lastName, String email);

    /** Publishes a duplicate rule and returns when it is in force. */
    protected abstract void publish(DuplicateRuleRow rule);

    /** Says as an administrator that two contacts are no duplicates under a published rule that takes them for some. */
    protected abstract void say(RecordRef one, RecordRef other, UUID rule);

    private static RecordRef newRef(String entity) {
        return new RecordRef(entity, UUID.randomUUID());
    }

    private static RowWrite subject(String text) {
        return RowWrite.columns(Map.of("subject", CrmValue.text(text)));
    }

    private static <T> T ok(CrmResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw new AssertionError("expected success, was " + failure);
        });
    }

    private static CrmFailure failure(CrmResult<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("expected a failure, was " + value);
                },
                failed -> failed);
    }

    private RecordRef aTask(String text) {
        RecordRef ref = newRef("task");
        ok(crm().create(ref, subject(text), DuplicateCheck.SUPPRESS));
        return ref;
    }

    private CrmRow read(RecordRef ref, String... columns) {
        return ok(crm().read(ref, Set.of(columns), false));
    }

    @Test
    void theCrmKnowsWhoWeAreAndWhatWeMayDo() {
        assertThat(ok(crm().whoAmI())).isEqualTo(ok(crm().whoAmI()));
        assertThat(ok(crm().privileges()).holds("prvCreateActivity")).isTrue();
        assertThat(ok(crm().privileges()).holds("prvNoSuchThing")).isFalse();
    }

    @Test
    void aRecordIsCreatedUnderOurIdInItsDefaultStateAndReadBack() {
        RecordRef ref = newRef("task");
        Instant due = Instant.parse("2026-03-04T16:00:00Z");

        String etag = ok(crm().create(
                        ref,
                        RowWrite.columns(Map.of(
                                "subject", CrmValue.text("Call back"),
                                "scheduledend", new CrmValue.Moment(due),
                                "prioritycode", new CrmValue.Whole(2))),
                        DuplicateCheck.DETECT));

        CrmRow row = read(ref, "subject", "scheduledend", "prioritycode", "statecode", "statuscode", "description");
        assertThat(row.ref()).isEqualTo(ref);
        assertThat(row.etag()).isEqualTo(etag).isNotEmpty();
        assertThat(row.values())
                .containsEntry("subject", new CrmValue.Text("Call back"))
                .containsEntry("scheduledend", new CrmValue.Moment(due))
                .containsEntry("prioritycode", new CrmValue.Whole(2))
                .containsEntry("statecode", new CrmValue.Whole(0))
                .containsEntry("statuscode", new CrmValue.Whole(2))
                .containsEntry("description", CrmValue.NONE);
        assertThat(row.labels()).containsEntry("prioritycode", "High").doesNotContainKeys("subject", "scheduledend");
    }

    @Test
    void textComesBackAsItWasWritten() {
        RecordRef ref = newRef("task");
        String awkward = "Tab\tquote \" backslash \\ apostrophe ' <b>&amp;</b> Łódź 😀\nsecond line 2026-03-04";
        ok(crm().create(
                        ref,
                        RowWrite.columns(Map.of(
                                "subject",
                                CrmValue.text("2026-03-04T16:00:00Z"),
                                "description",
                                CrmValue.text(awkward))),
                        DuplicateCheck.SUPPRESS));

        CrmRow row = read(ref, "subject", "description");

        assertThat(row.value("description")).isEqualTo(new CrmValue.Text(awkward));
        assertThat(row.value("subject")).isEqualTo(new CrmValue.Text("2026-03-04T16:00:00Z"));
    }

    @Test
    void daysAndFlagsKeepTheirKind() {
        RecordRef contact = newRef("contact");
        CrmValue birthday = new CrmValue.Day(LocalDate.of(1980, 2, 29));
        ok(crm().create(
                        contact,
                        RowWrite.columns(Map.of("lastname", CrmValue.text("Day"), "birthdate", birthday)),
                        DuplicateCheck.SUPPRESS));
        RecordRef call = newRef("phonecall");
        CrmValue incoming = new CrmValue.Flag(false);
        ok(crm().create(
                        call,
                        RowWrite.columns(Map.of("subject", CrmValue.text("Call"), "directioncode", incoming)),
                        DuplicateCheck.SUPPRESS));

        assertThat(read(contact, "birthdate").value("birthdate")).isEqualTo(birthday);
        assertThat(read(call, "directioncode").value("directioncode")).isEqualTo(incoming);
    }

    @Test
    void creatingUnderATakenIdFailsAndChangesNothing() {
        RecordRef ref = aTask("first");

        CrmFailure failure = failure(crm().create(ref, subject("second"), DuplicateCheck.SUPPRESS));

        assertThat(failure).isInstanceOf(CrmFailure.KeyExists.class);
        assertThat(read(ref, "subject").value("subject")).isEqualTo(new CrmValue.Text("first"));
    }

    @Test
    void anUpdateGivesANewVersionAndOnlyTheOldOneFails() {
        RecordRef ref = aTask("one");
        String first = read(ref, "subject").etag();

        String second = ok(crm().update(ref, subject("two"), first, DuplicateCheck.SUPPRESS));

        assertThat(second).isNotEqualTo(first).isEqualTo(read(ref, "subject").etag());
        assertThat(failure(crm().update(ref, subject("three"), first, DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.VersionChanged.class);
        assertThat(read(ref, "subject").value("subject")).isEqualTo(new CrmValue.Text("two"));
        ok(crm().update(ref, subject("four"), null, DuplicateCheck.SUPPRESS));
    }

    @Test
    void anUpdateLeavesOtherColumnsAloneAndNoneEmptiesOne() {
        RecordRef ref = newRef("task");
        ok(crm().create(
                        ref,
                        RowWrite.columns(Map.of("subject", CrmValue.text("s"), "description", CrmValue.text("d"))),
                        DuplicateCheck.SUPPRESS));

        ok(crm().update(ref, subject("t"), null, DuplicateCheck.SUPPRESS));
        assertThat(read(ref, "description").value("description")).isEqualTo(new CrmValue.Text("d"));

        ok(crm().update(ref, RowWrite.columns(Map.of("description", CrmValue.NONE)), null, DuplicateCheck.SUPPRESS));
        assertThat(read(ref, "description").value("description")).isEqualTo(CrmValue.NONE);
    }

    @Test
    void whatDoesNotExistIsGoneAndNeverCreatedByAnUpdate() {
        RecordRef ref = newRef("task");

        assertThat(failure(crm().update(ref, subject("x"), null, DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Gone.class);
        assertThat(failure(crm().update(ref, subject("x"), "W/\"1\"", DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Gone.class);
        assertThat(failure(crm().read(ref, Set.of("subject"), false))).isInstanceOf(CrmFailure.Gone.class);
        assertThat(failure(crm().delete(ref, null))).isInstanceOf(CrmFailure.Gone.class);
    }

    @Test
    void aDeleteOfAnOldVersionIsRefusedAndAPlainOneWorks() {
        RecordRef ref = aTask("x");
        String old = read(ref, "subject").etag();
        ok(crm().update(ref, subject("y"), null, DuplicateCheck.SUPPRESS));

        assertThat(failure(crm().delete(ref, old))).isInstanceOf(CrmFailure.VersionChanged.class);
        assertThat(crm().delete(ref, null)).isInstanceOf(CrmResult.Ok.class);
        assertThat(failure(crm().read(ref, Set.of("subject"), false))).isInstanceOf(CrmFailure.Gone.class);
    }

    @Test
    void theRegardingRecordIsSetChangedAndCleared() {
        RecordRef account = anAccount("Harbor Ltd");
        RecordRef contact = aContact("Ann", "Lee", "ann@harbor.example");
        RecordRef ref = newRef("task");
        ok(crm().create(
                        ref,
                        RowWrite.columns(Map.of(
                                "subject",
                                CrmValue.text("s"),
                                "regardingobjectid",
                                new CrmValue.Lookup(account, null))),
                        DuplicateCheck.SUPPRESS));

        assertThat(read(ref, "regardingobjectid").value("regardingobjectid"))
                .isEqualTo(new CrmValue.Lookup(account, "Harbor Ltd"));

        ok(crm().update(
                        ref,
                        RowWrite.columns(Map.of("regardingobjectid", new CrmValue.Lookup(contact, null))),
                        null,
                        DuplicateCheck.SUPPRESS));
        assertThat(read(ref, "regardingobjectid").value("regardingobjectid"))
                .isEqualTo(new CrmValue.Lookup(contact, "Ann Lee"));

        ok(crm().update(
                        ref,
                        RowWrite.columns(Map.of("regardingobjectid", CrmValue.NONE)),
                        null,
                        DuplicateCheck.SUPPRESS));
        assertThat(read(ref, "regardingobjectid").value("regardingobjectid")).isEqualTo(CrmValue.NONE);
    }

    @Test
    void aReferenceToNothingIsRejectedAndNotTakenForAGoneRecord() {
        RecordRef ref = newRef("task");
        CrmValue nowhere = new CrmValue.Lookup(newRef("account"), null);

        assertThat(failure(crm().create(
                                ref,
                                RowWrite.columns(Map.of("subject", CrmValue.text("s"), "regardingobjectid", nowhere)),
                                DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Rejected.class);

        RecordRef task = aTask("exists");
        assertThat(failure(crm().update(
                                task,
                                RowWrite.columns(Map.of("regardingobjectid", nowhere)),
                                null,
                                DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Rejected.class);
    }

    @Test
    void theParentOfAContactIsAnAccount() {
        RecordRef account = anAccount("Parent Ltd");
        RecordRef contact = newRef("contact");
        ok(crm().create(
                        contact,
                        RowWrite.columns(Map.of(
                                "lastname",
                                CrmValue.text("Child"),
                                "parentcustomerid",
                                new CrmValue.Lookup(account, null))),
                        DuplicateCheck.SUPPRESS));

        assertThat(read(contact, "parentcustomerid").value("parentcustomerid"))
                .isEqualTo(new CrmValue.Lookup(account, "Parent Ltd"));

        ok(crm().update(
                        contact,
                        RowWrite.columns(Map.of("parentcustomerid", CrmValue.NONE)),
                        null,
                        DuplicateCheck.SUPPRESS));
        assertThat(read(contact, "parentcustomerid").value("parentcustomerid")).isEqualTo(CrmValue.NONE);
    }

    @Test
    void partiesAreWrittenReadKeptAndReplaced() {
        RecordRef contact = aContact("Bea", "Kim", "bea@kim.example");
        RecordRef me = new RecordRef("systemuser", ok(crm().whoAmI()).user());
        RecordRef ref = newRef("appointment");
        RowWrite meeting = new RowWrite(
                Map.of(
                        "subject", CrmValue.text("Meeting"),
                        "scheduledstart", new CrmValue.Moment(Instant.parse("2026-03-04T16:00:00Z")),
                        "scheduledend", new CrmValue.Moment(Instant.parse("2026-03-04T17:00:00Z"))),
                List.of(
                        new ActivityParty(me, null, null, Role.ORGANIZER),
                        new ActivityParty(contact, null, null, Role.REQUIRED),
                        new ActivityParty(null, "guest@else.example", null, Role.OPTIONAL)));
        String created = ok(crm().create(ref, meeting, DuplicateCheck.SUPPRESS));

        CrmRow row = ok(crm().read(ref, Set.of("subject"), true));
        assertThat(row.etag()).isEqualTo(created);
        assertThat(row.parties())
                .extracting(ActivityParty::role)
                .containsExactlyInAnyOrder(Role.ORGANIZER, Role.REQUIRED, Role.OPTIONAL);
        assertThat(row.parties()).extracting(ActivityParty::party).contains(me, contact);
        assertThat(row.parties())
                .filteredOn(party -> party.role() == Role.OPTIONAL)
                .extracting(ActivityParty::address)
                .containsExactly("guest@else.example");

        ok(crm().update(ref, subject("Moved"), created, DuplicateCheck.SUPPRESS));
        assertThat(ok(crm().read(ref, Set.of("subject"), true)).parties()).hasSize(3);

        RowWrite fewer = new RowWrite(
                Map.of("subject", CrmValue.text("Fewer")),
                List.of(
                        new ActivityParty(me, null, null, Role.ORGANIZER),
                        new ActivityParty(contact, null, null, Role.OPTIONAL)));
        String replaced = ok(crm().update(ref, fewer, null, DuplicateCheck.SUPPRESS));

        CrmRow after = ok(crm().read(ref, Set.of("subject"), true));
        assertThat(after.parties())
                .extracting(ActivityParty::role)
                .containsExactlyInAnyOrder(Role.ORGANIZER, Role.OPTIONAL);
        assertThat(after.etag()).isEqualTo(replaced);
        assertThat(after.value("subject")).isEqualTo(new CrmValue.Text("Fewer"));
        assertThat(failure(crm().update(ref, fewer, created, DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.VersionChanged.class);
        assertThat(read(ref, "subject").parties()).isEmpty();
    }

    @Test
    void recordsStartInTheirDefaultStateAndCloseInASecondStep() {
        RecordRef ref = newRef("task");
        Map<String, CrmValue> completed =
                Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5));
        assertThat(failure(crm().create(ref, RowWrite.columns(completed), DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Rejected.class);

        ok(crm().create(ref, subject("to be done"), DuplicateCheck.SUPPRESS));
        ok(crm().update(ref, RowWrite.columns(completed), null, DuplicateCheck.SUPPRESS));

        CrmRow row = read(ref, "statecode", "statuscode");
        assertThat(row.value("statecode")).isEqualTo(new CrmValue.Whole(1));
        assertThat(row.value("statuscode")).isEqualTo(new CrmValue.Whole(5));
        assertThat(failure(crm().update(ref, subject("too late"), null, DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.ReadOnly.class);
    }

    @Test
    void aTextThatIsTooLongIsRejected() {
        assertThat(failure(crm().create(newRef("task"), subject("x".repeat(201)), DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.Rejected.class);
    }

    @Test
    void readAllGivesTheRecordsThatExistHoweverManyAreAskedFor() {
        RecordRef one = aTask("one");
        RecordRef two = aTask("two");
        Set<UUID> ids = new HashSet<>(Set.of(one.id(), two.id()));
        for (int i = 0; i < 700; i++) {
            ids.add(UUID.randomUUID());
        }

        List<CrmRow> rows = ok(crm().readAll("task", ids, Set.of("subject"), false));

        assertThat(rows).extracting(CrmRow::ref).containsExactlyInAnyOrder(one, two);
        assertThat(ok(crm().readAll("task", Set.of(), Set.of("subject"), false)))
                .isEmpty();
    }

    @Test
    void changedGivesOurRowsInTheOrderOfTheirChanges() {
        UUID me = ok(crm().whoAmI()).user();
        RecordRef ref = aTask("changed");
        CrmValue modified = read(ref, "modifiedon").value("modifiedon");
        Instant at = ((CrmValue.Moment) modified).value();

        List<CrmRow> since = changed("task", at, me, Set.of()).ofUser();
        List<CrmRow> later = changed("task", at.plusSeconds(3600), me, Set.of()).ofUser();
        List<CrmRow> others = changed("task", null, UUID.randomUUID(), Set.of()).ofUser();

        assertThat(since).extracting(CrmRow::ref).contains(ref);
        assertThat(since)
                .extracting(row -> ((CrmValue.Moment) row.value("modifiedon")).value())
                .isSorted()
                .allMatch(moment -> !moment.isBefore(at));
        assertThat(later).isEmpty();
        assertThat(others).isEmpty();
    }

    @Test
    void openActivitiesAreThoseThatAUserOwnsAndNobodyClosed() {
        UUID me = ok(crm().whoAmI()).user();
        RecordRef open = aTask("mine to do");
        RecordRef done = aTask("done");
        ok(crm().update(
                        done,
                        RowWrite.columns(
                                Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5))),
                        null,
                        DuplicateCheck.SUPPRESS));

        List<CrmRow> rows = ok(crm().open(new OpenActivities("task", me, Set.of())));

        assertThat(rows).extracting(CrmRow::ref).contains(open).doesNotContain(done);
        assertThat(rows)
                .filteredOn(row -> row.ref().equals(open))
                .extracting(CrmRow::etag)
                .containsExactly(read(open, "subject").etag());
        assertThat(ok(crm().open(new OpenActivities("task", UUID.randomUUID(), Set.of()))))
                .isEmpty();
    }

    private ChangedRows changed(String table, @Nullable Instant since, UUID user, Set<UUID> named) {
        return ok(crm().changed(new ChangeQuery(table, Set.of("subject"), since, user, false, named)));
    }

    @Test
    void changedGivesTheActivitiesAUserTakesPartInWhoeverOwnsThem() {
        RecordRef guest = aContact("Gil", "Fox", "gil" + UUID.randomUUID() + "@fox.example");
        RecordRef with = anAppointment(new ActivityParty(guest, null, null, Role.OPTIONAL));
        RecordRef without = anAppointment(new ActivityParty(null, "x@fox.example", null, Role.OPTIONAL));

        assertThat(changed("appointment", null, guest.id(), Set.of()).ofUser())
                .extracting(CrmRow::ref)
                .containsExactly(with)
                .doesNotContain(without);
        assertThat(changed("task", null, guest.id(), Set.of()).ofUser()).isEmpty();
    }

    @Test
    void changedGivesNamedRowsWhoeverTheyBelongToAndTellsThemApart() {
        UUID stranger = UUID.randomUUID();
        RecordRef named = aTask("named");
        RecordRef other = aTask("not named");
        Instant at = ((CrmValue.Moment) read(named, "modifiedon").value("modifiedon")).value();

        ChangedRows rows = changed("task", at, stranger, Set.of(named.id(), UUID.randomUUID()));

        assertThat(rows.ofUser()).isEmpty();
        assertThat(rows.named()).extracting(CrmRow::ref).containsExactly(named);
        assertThat(rows.named())
                .extracting(CrmRow::etag)
                .containsExactly(read(named, "subject").etag());
        assertThat(changed("task", at.plusSeconds(3600), stranger, Set.of(named.id(), other.id()))
                        .named())
                .isEmpty();
    }

    @Test
    void openActivitiesAreThoseInWhichAUserHasTheRole() {
        UUID me = ok(crm().whoAmI()).user();
        RecordRef user = new RecordRef("systemuser", me);
        RecordRef required = anAppointment(new ActivityParty(user, null, null, Role.REQUIRED));
        RecordRef optional = anAppointment(new ActivityParty(user, null, null, Role.OPTIONAL));

        List<CrmRow> rows = ok(crm().open(new OpenActivities("appointment", me, Set.of(Role.REQUIRED, Role.RESOURCE))));

        assertThat(rows).extracting(CrmRow::ref).contains(required).doesNotContain(optional);
        assertThat(rows)
                .filteredOn(row -> row.ref().equals(required))
                .allSatisfy(row -> assertThat(row.value("scheduledend"))
                        .isEqualTo(read(required, "scheduledend").value("scheduledend")));
        assertThat(ok(crm().open(new OpenActivities("appointment", me, Set.of(Role.OPTIONAL)))))
                .extracting(CrmRow::ref)
                .contains(optional)
                .doesNotContain(required);
    }

    private RecordRef anAppointment(ActivityParty party) {
        RecordRef contact = aContact("Cy", "Lee", "cy" + UUID.randomUUID() + "@lee.example");
        RecordRef ref = newRef("appointment");
        RowWrite row = new RowWrite(
                Map.of(
                        "subject", CrmValue.text("Planning"),
                        "scheduledstart", new CrmValue.Moment(Instant.parse("2026-03-04T16:00:00Z")),
                        "scheduledend", new CrmValue.Moment(Instant.parse("2026-03-04T17:00:00Z"))),
                List.of(new ActivityParty(contact, null, null, Role.ORGANIZER), party));
        ok(crm().create(ref, row, DuplicateCheck.SUPPRESS));
        return ref;
    }

    @Test
    void eachWriteOfABatchSucceedsOrFailsOnItsOwn() {
        RecordRef taken = aTask("taken");
        RecordRef fresh = newRef("task");
        RecordRef doomed = aTask("doomed");
        RecordRef missing = newRef("task");
        RecordRef party = newRef("phonecall");
        RecordRef me = new RecordRef("systemuser", ok(crm().whoAmI()).user());

        List<CrmResult<String>> results = ok(crm().batch(List.of(
                new CrmWrite.Create(fresh, subject("fresh"), DuplicateCheck.SUPPRESS),
                new CrmWrite.Create(taken, subject("again"), DuplicateCheck.SUPPRESS),
                new CrmWrite.Update(taken, subject("updated"), null, DuplicateCheck.SUPPRESS),
                new CrmWrite.Delete(missing, null),
                new CrmWrite.Update(taken, subject("stale"), "W/\"1\"", DuplicateCheck.SUPPRESS),
                new CrmWrite.Delete(doomed, null),
                new CrmWrite.Create(
                        party,
                        new RowWrite(
                                Map.of("subject", CrmValue.text("Call")),
                                List.of(new ActivityParty(me, null, null, Role.SENDER))),
                        DuplicateCheck.SUPPRESS),
                new CrmWrite.Update(
                        party,
                        new RowWrite(Map.of(), List.of(new ActivityParty(me, null, null, Role.TO))),
                        null,
                        DuplicateCheck.SUPPRESS))));

        assertThat(results).hasSize(8);
        assertThat(ok(results.get(0))).isEqualTo(read(fresh, "subject").etag());
        assertThat(failure(results.get(1))).isInstanceOf(CrmFailure.KeyExists.class);
        assertThat(ok(results.get(2))).isEqualTo(read(taken, "subject").etag());
        assertThat(failure(results.get(3))).isInstanceOf(CrmFailure.Gone.class);
        assertThat(failure(results.get(4))).isInstanceOf(CrmFailure.VersionChanged.class);
        assertThat(ok(results.get(5))).isEmpty();
        assertThat(ok(results.get(7))).isEqualTo(read(party, "subject").etag());
        assertThat(ok(crm().read(party, Set.of("subject"), true)).parties())
                .extracting(ActivityParty::role)
                .containsExactly(Role.TO);
        assertThat(ok(crm().batch(List.of()))).isEmpty();
    }

    @Test
    void duplicatesAreRefusedListedAndSavedWhenAskedTo() {
        String email = "dup-" + UUID.randomUUID() + "@dup.example";
        DuplicateRuleRow rule = new DuplicateRuleRow(
                UUID.randomUUID(),
                "Same e-mail address " + email,
                "contact",
                "contact",
                false,
                true,
                List.of(new DuplicateRuleRow.Condition("emailaddress1", "emailaddress1", 0, null, true)));
        publish(rule);
        RecordRef existing = aContact("Dora", "Dup", email);
        RecordRef second = newRef("contact");
        RowWrite row = RowWrite.columns(Map.of(
                "lastname",
                CrmValue.text("Other"),
                "emailaddress1",
                CrmValue.text(email.toUpperCase(java.util.Locale.ROOT))));

        assertThat(failure(crm().create(second, row, DuplicateCheck.DETECT)))
                .isInstanceOf(CrmFailure.DuplicatesFound.class);
        assertThat(ok(crm().duplicatesOf(second, row, "contact", 9)).rows())
                .extracting(CrmRow::ref)
                .containsExactly(existing);
        ok(crm().create(second, row, DuplicateCheck.SUPPRESS));
        assertThat(ok(crm().duplicatesOf(second, row, "contact", 9)).rows())
                .extracting(CrmRow::ref)
                .containsExactly(existing);

        assertThat(ok(crm().duplicatesOf(second, row, "contact", 1)).more()).isFalse();
        RecordRef third = newRef("contact");
        ok(crm().create(third, row, DuplicateCheck.SUPPRESS));
        assertThat(ok(crm().duplicatesOf(second, row, "contact", 2)).more()).isFalse();
        assertThat(ok(crm().duplicatesOf(second, row, "contact", 1)).rows())
                .singleElement()
                .satisfies(shown -> assertThat(shown.ref()).isIn(existing, third));
        assertThat(ok(crm().duplicatesOf(second, row, "contact", 1)).more()).isTrue();

        assertThat(ok(crm().publishedRules())).anySatisfy(published -> {
            assertThat(published.name()).isEqualTo(rule.name());
            assertThat(published.baseEntity()).isEqualTo("contact");
            assertThat(published.caseSensitive()).isFalse();
            assertThat(published.excludeInactive()).isTrue();
            assertThat(published.conditions()).isEqualTo(rule.conditions());
        });
    }

    @Test
    void duplicateDetectionIsOnUnlessAnAdministratorTurnsItOff() {
        assertThat(ok(crm().detectionSwitches())).isEqualTo(DetectionSwitches.ALL_ON);
    }

    @Test
    void aSameDateRuleComparesDaysOfTheZoneTheRulesHave() {
        String category = "Due " + UUID.randomUUID();
        publish(new DuplicateRuleRow(
                UUID.randomUUID(),
                category,
                "task",
                "task",
                false,
                false,
                List.of(
                        new DuplicateRuleRow.Condition("category", "category", 0, null, true),
                        new DuplicateRuleRow.Condition("scheduledend", "scheduledend", 3, null, true))));
        LocalDate day = LocalDate.of(2026, 11, 9);
        RecordRef late = newRef("task");
        ok(crm().create(late, due(category, day, LocalTime.of(23, 59)), DuplicateCheck.SUPPRESS));

        RecordRef unsaved = newRef("task");
        assertThat(ok(crm().duplicatesOf(unsaved, due(category, day, LocalTime.MIN), "task", 9))
                        .rows())
                .extracting(CrmRow::ref)
                .containsExactly(late);
        assertThat(ok(crm().duplicatesOf(unsaved, due(category, day.plusDays(1), LocalTime.MIN), "task", 9))
                        .rows())
                .isEmpty();
    }

    private RowWrite due(String category, LocalDate day, LocalTime time) {
        return RowWrite.columns(Map.of(
                "subject",
                CrmValue.text("Report " + UUID.randomUUID()),
                "category",
                CrmValue.text(category),
                "scheduledend",
                new CrmValue.Moment(day.atTime(time).atZone(crm().rulesZone()).toInstant())));
    }

    @Test
    void anAnswerAboutAPairIsToldWithItsRuleAndMatchcodeAndEndsTheQuestion() {
        String email = "pair-" + UUID.randomUUID() + "@dup.example";
        String name = "Same e-mail address " + email;
        publish(new DuplicateRuleRow(
                UUID.randomUUID(),
                name,
                "contact",
                "contact",
                false,
                false,
                List.of(new DuplicateRuleRow.Condition("emailaddress1", "emailaddress1", 0, null, true))));
        UUID rule = ok(crm().publishedRules()).stream()
                .filter(published -> published.name().equals(name))
                .map(DuplicateRuleRow::id)
                .findFirst()
                .orElseThrow();
        RowWrite row =
                RowWrite.columns(Map.of("lastname", CrmValue.text("Pair"), "emailaddress1", CrmValue.text(email)));
        RecordRef one = newRef("contact");
        RecordRef other = newRef("contact");
        ok(crm().create(one, row, DuplicateCheck.SUPPRESS));
        ok(crm().create(other, row, DuplicateCheck.SUPPRESS));
        RowWrite sameMail = RowWrite.columns(Map.of("emailaddress1", CrmValue.text(email.toUpperCase(Locale.ROOT))));
        assertThat(failure(crm().update(one, sameMail, null, DuplicateCheck.DETECT)))
                .isInstanceOf(CrmFailure.DuplicatesFound.class);
        assertThat(answersAbout(one, rule)).isEmpty();

        say(one, other, rule);

        assertThat(answersAbout(one, rule)).singleElement().satisfies(answer -> {
            assertThat(Set.of(answer.one(), answer.other())).isEqualTo(Set.of(one, other));
            assertThat(answer.matchcode()).matches("[0-9a-f]{32}");
        });
        ok(crm().update(one, sameMail, null, DuplicateCheck.DETECT));
        ok(crm().update(other, sameMail, null, DuplicateCheck.DETECT));
        assertThat(failure(crm().create(newRef("contact"), row, DuplicateCheck.DETECT)))
                .as("a new record was in nobody's mind")
                .isInstanceOf(CrmFailure.DuplicatesFound.class);
    }

    @Test
    void anUpdateIsCheckedByTheRulesThatCompareWhatItChangesUnlessItClosesTheRecord() {
        String word = "same-" + UUID.randomUUID();
        publish(new DuplicateRuleRow(
                UUID.randomUUID(),
                "Same subject " + word,
                "task",
                "task",
                false,
                false,
                List.of(new DuplicateRuleRow.Condition("subject", "subject", 0, null, true))));
        aTask(word);
        RecordRef saved = aTask(word);
        RecordRef other = aTask("other");

        ok(crm().update(saved, described(word), null, DuplicateCheck.DETECT));
        assertThat(failure(crm().update(other, described(word, word), null, DuplicateCheck.DETECT)))
                .isInstanceOf(CrmFailure.DuplicatesFound.class);
        ok(crm().update(saved, described(word, word), null, DuplicateCheck.DETECT));
        Map<String, CrmValue> completed = new HashMap<>(described(word, word).values());
        completed.put("statecode", new CrmValue.Whole(1));
        ok(crm().update(other, RowWrite.columns(completed), null, DuplicateCheck.DETECT));
        ok(crm().update(
                        other,
                        RowWrite.columns(Map.of("statecode", new CrmValue.Whole(0))),
                        null,
                        DuplicateCheck.DETECT));
    }

    private static RowWrite described(String text) {
        return RowWrite.columns(Map.of("description", CrmValue.text(text)));
    }

    private static RowWrite described(String subject, String text) {
        return RowWrite.columns(Map.of("subject", CrmValue.text(subject), "description", CrmValue.text(text)));
    }

    private List<AnsweredPair> answersAbout(RecordRef record, UUID rule) {
        return ok(crm().notDuplicates()).stream()
                .filter(answer -> answer.rule().equals(rule))
                .filter(answer -> Set.of(answer.one(), answer.other()).contains(record))
                .toList();
    }

    @Test
    void rowsAreGivenUpToTheLimit() {
        aContact("Row", "One", "row1@rows.example");
        aContact("Row", "Two", "row2@rows.example");

        assertThat(ok(crm().rows("contact", Set.of("emailaddress1"), null, 1))).hasSize(1);
        assertThat(ok(crm().rows("contact", Set.of("emailaddress1"), null, 5000)))
                .extracting(row -> row.value("emailaddress1"))
                .contains(new CrmValue.Text("row1@rows.example"), new CrmValue.Text("row2@rows.example"));
        assertThat(ok(crm().rows("contact", Set.of("emailaddress1"), Instant.parse("2999-01-01T00:00:00Z"), 10)))
                .isEmpty();
    }

    @Test
    void aPersonFindsRecordsByAPartOfTheirName() {
        String word = "Zed" + UUID.randomUUID().toString().substring(0, 8);
        RecordRef account = anAccount("O'Hara & " + word + " GmbH");
        anAccount(word + " AG");

        List<Found> both = ok(crm().search("account", word.toUpperCase(java.util.Locale.ROOT), 10));
        List<Found> one = ok(crm().search("account", "O'Hara & " + word, 10));

        assertThat(both).extracting(Found::name).containsExactlyInAnyOrder("O'Hara & " + word + " GmbH", word + " AG");
        assertThat(one).singleElement().satisfies(found -> {
            assertThat(found.ref()).isEqualTo(account);
            assertThat(found.active()).isTrue();
        });
        assertThat(ok(crm().search("account", word, 1))).hasSize(1);
        assertThat(ok(crm().search("account", "", 5))).isNotEmpty();
    }

    @Test
    void aSearchTakesEveryCharacterAsItIs() {
        String word = "W" + UUID.randomUUID().toString().substring(0, 8);
        RecordRef account = anAccount(word + " 100%_[x] & Co");
        anAccount(word + " 1000 yx & Co");

        for (String part : List.of(" 100%_", "%_[x]", "_[x", "[x] & Co")) {
            assertThat(ok(crm().search("account", part, 100)))
                    .as(part)
                    .filteredOn(found -> found.name().startsWith(word))
                    .extracting(Found::ref)
                    .containsExactly(account);
        }
        assertThat(ok(crm().search("systemuser", "", 5))).isNotEmpty();
    }

    @Test
    void anEmailIsFoundByItsMessageIdAndItsRegardingIsSetAlthoughItWasSent() {
        String id = "<" + UUID.randomUUID() + "+o'hara@example.com>";
        RecordRef email = newRef("email");
        RecordRef account = anAccount("Regarding of a mail");
        ok(crm().create(
                        email,
                        RowWrite.columns(Map.of("subject", CrmValue.text("Offer"), "messageid", CrmValue.text(id))),
                        DuplicateCheck.SUPPRESS));
        ok(crm().update(
                        email,
                        RowWrite.columns(
                                Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(3))),
                        null,
                        DuplicateCheck.SUPPRESS));

        List<CrmRow> found = ok(crm().withText("email", "messageid", id, Set.of("statecode", "regardingobjectid")));
        assertThat(found).singleElement().satisfies(row -> {
            assertThat(row.ref()).isEqualTo(email);
            assertThat(row.value("statecode")).isEqualTo(new CrmValue.Whole(1));
        });
        assertThat(ok(crm().withText("email", "messageid", id + "x", Set.of("statecode"))))
                .isEmpty();

        ok(crm().update(
                        email,
                        RowWrite.columns(Map.of("regardingobjectid", new CrmValue.Lookup(account, null))),
                        found.get(0).etag(),
                        DuplicateCheck.SUPPRESS));
        assertThat(ok(crm().read(email, Set.of("regardingobjectid"), false)).value("regardingobjectid"))
                .isInstanceOfSatisfying(
                        CrmValue.Lookup.class,
                        lookup -> assertThat(lookup.target()).isEqualTo(account));
        assertThat(crm().update(
                                email,
                                RowWrite.columns(Map.of("subject", CrmValue.text("Changed"))),
                                null,
                                DuplicateCheck.SUPPRESS))
                .isInstanceOfSatisfying(
                        CrmResult.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(CrmFailure.ReadOnly.class));
    }

    @Test
    void peopleAndCompaniesAreFoundByAnyOfTheirAddressesWhateverTheCase() {
        RecordRef contact = newRef("contact");
        String first = "first." + contact.id() + "@example.com";
        String second = "o'second." + contact.id() + "@example.com";
        ok(crm().create(
                        contact,
                        RowWrite.columns(Map.of(
                                "lastname", CrmValue.text("Alder"),
                                "emailaddress1", CrmValue.text(first),
                                "emailaddress2", CrmValue.text("O'Second." + contact.id() + "@Example.com"))),
                        DuplicateCheck.SUPPRESS));

        assertThat(ok(crm().withAddresses(Set.of(first.toUpperCase(Locale.ROOT), second, "none@example.com"))))
                .extracting(Addressed::address, each -> each.record().ref())
                .containsExactlyInAnyOrder(tuple(first, contact), tuple(second, contact));
        assertThat(ok(crm().withAddresses(Set.of("none@example.com")))).isEmpty();
    }

    @Test
    void peopleAreFoundInEveryTableInItsOrderAndSignsThatAreWildcardsElsewhereAreNone() {
        String address = "a_b%c[d]." + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        RecordRef lead = newRef("lead");
        RecordRef contact = newRef("contact");
        for (RecordRef ref : List.of(lead, contact)) {
            ok(crm().create(
                            ref,
                            RowWrite.columns(Map.of(
                                    "lastname", CrmValue.text("Birch"),
                                    "emailaddress1", CrmValue.text(address))),
                            DuplicateCheck.SUPPRESS));
        }

        assertThat(ok(crm().withAddresses(Set.of(address, address.replace('_', 'x')))))
                .extracting(Addressed::address, each -> each.record().ref())
                .containsExactly(tuple(address, contact), tuple(address, lead));
    }

    @Test
    void manyAddressesAreAskedForAtOnce() {
        String address = "many." + UUID.randomUUID() + "@example.com";
        RecordRef contact = aContact("Mo", "Many", address);
        Set<String> all = new HashSet<>(Set.of(address));
        for (int i = 1; i < AddressColumns.AT_ONCE; i++) {
            all.add("nobody" + i + "." + UUID.randomUUID() + "@example.com");
        }

        assertThat(ok(crm().withAddresses(all)))
                .extracting(each -> each.record().ref())
                .containsExactly(contact);
    }

    @Test
    void theAddressOfARecordNamesItsTableAndId() {
        RecordRef ref = newRef("account");

        assertThat(crm().recordUrl(ref).toString())
                .contains("/main.aspx?", "etn=account", "id=" + ref.id(), "pagetype=entityrecord");
    }

    @Test
    void anEmptyUpdateStillChecksTheVersion() {
        RecordRef ref = aTask("x");

        assertThat(failure(crm().update(ref, NOTHING, "W/\"1\"", DuplicateCheck.SUPPRESS)))
                .isInstanceOf(CrmFailure.VersionChanged.class);
    }
}
