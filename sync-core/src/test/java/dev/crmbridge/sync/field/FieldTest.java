package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.testkit.Property;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTest {
    private static final FieldRegistry TASK = FieldRegistry.of("task");
    private static final FieldRegistry APPOINTMENT = FieldRegistry.of("appointment");

    @ParameterizedTest
    @CsvSource({
        "task,0,0,2", "task,1,0,3", "task,2,1,5", "task,3,0,4", "task,4,0,7",
        "phonecall,0,0,1", "phonecall,1,0,1", "phonecall,2,1,2", "phonecall,3,0,1", "phonecall,4,0,1",
        "letter,0,0,2", "letter,1,0,2", "letter,2,1,4", "letter,3,0,2", "letter,4,0,2",
        "fax,0,0,1", "fax,1,0,1", "fax,2,1,2", "fax,3,0,1", "fax,4,0,1",
        "appointment,0,0,1", "appointment,1,0,2", "appointment,2,3,5", "appointment,3,3,6", "appointment,4,0,1"
    })
    void outlooksStatusBecomesThisStateAndReason(String table, int outlook, int state, int reason) {
        ItemField field = table.equals("appointment") ? ItemField.BUSY_STATUS : ItemField.STATUS;
        OutlookItem item = Sample.with(Sample.of(table), Map.of(field, new ItemValue.Whole(outlook)));
        assertThat(FieldRegistry.of(table).readOutlook(item, null).snapshot().value("status"))
                .isEqualTo(new FieldValue.Status(state, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "task,0,2,0",
        "task,0,3,1",
        "task,0,4,3",
        "task,0,7,4",
        "task,1,5,2",
        "task,2,6,2",
        "task,0,900,0",
        "task,1,900,2",
        "phonecall,0,1,0",
        "phonecall,1,2,2",
        "phonecall,1,4,2",
        "phonecall,2,3,2",
        "phonecall,2,900,2",
        "letter,0,1,0",
        "letter,0,2,0",
        "letter,1,3,2",
        "letter,1,4,2",
        "letter,2,5,2",
        "fax,0,1,0",
        "fax,1,2,2",
        "fax,1,3,2",
        "fax,1,4,2",
        "fax,2,5,2",
        "appointment,0,1,0",
        "appointment,0,2,1",
        "appointment,3,5,2",
        "appointment,3,6,3",
        "appointment,1,3,0",
        "appointment,2,4,0",
        "appointment,3,900,2",
        "appointment,0,900,0"
    })
    void aStateAndReasonShowsAsThisInOutlook(String table, int state, int reason, int outlook) {
        ItemField field = table.equals("appointment") ? ItemField.BUSY_STATUS : ItemField.STATUS;
        Snapshot record = Snapshot.of(table, Map.of("status", new FieldValue.Status(state, reason)));
        assertThat(FieldRegistry.of(table).newItem(record, Sample.ZONE).fields())
                .containsEntry(field, new ItemValue.Whole(outlook));
    }

    @Test
    void completeInOutlookStaysCanceledInTheCrm() {
        Snapshot base = base("task").with(Map.of("status", new FieldValue.Status(2, 6)));
        OutlookItem item = Sample.saved(Sample.task(), Map.of(ItemField.STATUS, new ItemValue.Whole(2)));
        assertThat(TASK.readOutlook(item, base).snapshot()).isEqualTo(base);
    }

    @Test
    void freeComingBackFromOutlookDoesNotReopenAClosedAppointment() {
        Snapshot base = base("appointment").with(Map.of("status", new FieldValue.Status(1, 3)));
        OutlookItem item = Sample.with(Sample.appointment(), Map.of(ItemField.BUSY_STATUS, new ItemValue.Whole(0)));
        assertThat(APPOINTMENT.readOutlook(item, base).snapshot()).isEqualTo(base);
    }

    @Test
    void priorityAndImportanceUseTheSameNumbers() {
        for (int number = 0; number <= 2; number++) {
            OutlookItem item = Sample.with(Sample.task(), Map.of(ItemField.IMPORTANCE, new ItemValue.Whole(number)));
            var payload = CreatePayload.of(item, "task", CreatePayload.Target.none(), Directions.STANDARD);
            assertThat(payload.create().values()).containsEntry("prioritycode", new CrmValue.Whole(number));
            assertThat(TASK.newItem(payload.base(), Sample.ZONE).fields())
                    .containsEntry(ItemField.IMPORTANCE, new ItemValue.Whole(number));
        }
        assertThat(TASK.field("prioritycode").orElseThrow().show(new FieldValue.Whole(2), Sample.ZONE))
                .isEqualTo("High");
    }

    @Test
    void anOpenTaskOfAHundredPercentShowsNinetyNineSoThatOutlookDoesNotCompleteIt() {
        Snapshot record = Snapshot.of(
                "task", Map.of("status", new FieldValue.Status(0, 3), "percentcomplete", new FieldValue.Whole(100)));
        assertThat(TASK.newItem(record, Sample.ZONE).fields())
                .containsEntry(ItemField.PERCENT_COMPLETE, new ItemValue.Whole(99));
    }

    @Test
    void textIsCutAtTheLimitWithoutSplittingACharacterAndTheFieldIsOneWay() {
        String subject = "x".repeat(199) + "\uD83D\uDE00 and more";
        OutlookItem item = Sample.with(Sample.task(), Map.of(ItemField.SUBJECT, ItemValue.text(subject)));
        OutlookReading reading = TASK.readOutlook(item, null);
        assertThat(reading.snapshot().value("subject")).isEqualTo(new FieldValue.Text("x".repeat(199)));
        assertThat(reading.shortened()).containsExactly("subject");
    }

    @Test
    void lineEndsAndBlanksAtTheEndAreNoChange() {
        Snapshot base = base("task");
        OutlookItem item = Sample.with(
                Sample.task(), Map.of(ItemField.BODY, ItemValue.text("About the offer.\nAsk for Kim. \r\n\r\n")));
        OutlookReading reading = TASK.readOutlook(item, base);
        assertThat(reading.snapshot()).isEqualTo(base);
        assertThat(reading.shortened()).isEmpty();
    }

    @Test
    void aPictureInTheNotesClosesTheWayBack() {
        OutlookItem item = Sample.with(Sample.task(), Map.of(ItemField.BODY, ItemValue.text("See \uFFFC here")));
        assertThat(TASK.readOutlook(item, null).shortened()).containsExactly("description");
    }

    @Test
    void anEmptySubjectGetsAStandInThatNeverComesBack() {
        OutlookItem item = Sample.with(Sample.task(), Map.of(ItemField.SUBJECT, ItemValue.NONE));
        var payload = CreatePayload.of(item, "task", CreatePayload.Target.none(), Directions.STANDARD);
        assertThat(payload.create().values()).containsEntry("subject", new CrmValue.Text(Subject.NO_SUBJECT));
        CrmRow row = Sample.row("task", payload.create());
        assertThat(TASK.readCrm(row, Sample.ZONE, payload.base())).isEqualTo(payload.base());
        assertThat(TASK.newItem(payload.base(), Sample.ZONE).fields()).containsEntry(ItemField.SUBJECT, ItemValue.NONE);
    }

    @Test
    void aFieldThatWasNotReadCountsAsUnchanged() {
        Snapshot base = base("task");
        Map<ItemField, ItemValue> read = Map.of(ItemField.SUBJECT, ItemValue.text("New"));
        OutlookItem partly = Sample.item(Sample.task().kind(), read, List.of(), Sample.ZONE);
        assertThat(TASK.readOutlook(partly, base).snapshot())
                .isEqualTo(base.with(Map.of("subject", new FieldValue.Text("New"))));
        CrmRow secured = new CrmRow(
                new RecordRef("task", new UUID(1, 1)), "2", Map.of("subject", new CrmValue.Text("New")), List.of());
        assertThat(TASK.readCrm(secured, Sample.ZONE, base))
                .isEqualTo(base.with(Map.of("subject", new FieldValue.Text("New"))));
    }

    @Test
    void addressesBecomeRecordsWhereOneIsKnownAndOtherRolesStay() {
        RecordRef kim = new RecordRef("contact", new UUID(7, 7));
        var room = new ActivityParty(
                new RecordRef("equipment", new UUID(8, 8)), null, "Beamer", ActivityParty.Role.RESOURCE);
        var owner =
                new ActivityParty(new RecordRef("systemuser", new UUID(9, 9)), null, "Me", ActivityParty.Role.OWNER);
        CrmRow row = Sample.written(Sample.row("appointment"), new RowWrite(Map.of(), List.of(room, owner)));
        var people = new FieldValue.People(List.of(
                new FieldValue.Person("kim@fabrikam.example", "Kim"), new FieldValue.Person("x@y.example", "X")));
        RowWrite write = APPOINTMENT.crmWrite(
                Map.of("requiredattendees", people), row, Sample.ZONE, Map.of("kim@fabrikam.example", kim));
        assertThat(write.parties())
                .containsExactlyInAnyOrder(
                        room,
                        new ActivityParty(kim, "kim@fabrikam.example", "Kim", ActivityParty.Role.REQUIRED),
                        new ActivityParty(null, "x@y.example", "X", ActivityParty.Role.REQUIRED));
    }

    @Test
    void whomTheRowNamesAlreadyStaysThatRecordWhateverIsKnownOfTheAddress() {
        RecordRef kim = new RecordRef("contact", new UUID(7, 7));
        RecordRef kimsUser = new RecordRef("systemuser", new UUID(7, 8));
        RecordRef lee = new RecordRef("contact", new UUID(7, 9));
        CrmRow row = Sample.written(
                Sample.row("appointment"),
                new RowWrite(
                        Map.of(),
                        List.of(
                                new ActivityParty(kim, "Kim@Fabrikam.example", "Kim K.", ActivityParty.Role.OPTIONAL),
                                new ActivityParty(lee, null, "Lee", ActivityParty.Role.REQUIRED))));
        var people = new FieldValue.People(List.of(
                new FieldValue.Person("kim@fabrikam.example", "Kim"),
                new FieldValue.Person("lee@fabrikam.example", "lee"),
                new FieldValue.Person("kim@home.example", "Kim at home"),
                new FieldValue.Person("kim@away.example", "Kim away")));

        RowWrite write = APPOINTMENT.crmWrite(
                Map.of("requiredattendees", people),
                row,
                Sample.ZONE,
                Map.of(
                        "kim@fabrikam.example", kimsUser,
                        "kim@home.example", kimsUser,
                        "kim@away.example", kimsUser));

        assertThat(write.parties())
                .filteredOn(party -> party.role() == ActivityParty.Role.REQUIRED)
                .extracting(ActivityParty::address, ActivityParty::party)
                .containsExactlyInAnyOrder(
                        tuple("kim@fabrikam.example", kim),
                        tuple("lee@fabrikam.example", lee),
                        tuple("kim@away.example", kimsUser),
                        tuple("kim@home.example", null));
    }

    @Test
    void peopleTheCrmKnowsUnderOtherNamesAreNoChange() {
        Snapshot base = base("appointment");
        var parties = List.of(
                new ActivityParty(
                        new RecordRef("systemuser", new UUID(1, 1)), null, "M. E.", ActivityParty.Role.ORGANIZER),
                new ActivityParty(
                        new RecordRef("contact", new UUID(1, 2)),
                        "KIM@fabrikam.example",
                        "Kim Akers",
                        ActivityParty.Role.REQUIRED));
        CrmRow row = Sample.written(rowOf("appointment"), new RowWrite(Map.of(), parties));
        assertThat(APPOINTMENT.readCrm(row, Sample.ZONE, base)).isEqualTo(base);
        var more = new ActivityParty(null, "new@fabrikam.example", null, ActivityParty.Role.REQUIRED);
        CrmRow added = Sample.written(row, new RowWrite(Map.of(), List.of(parties.get(0), parties.get(1), more)));
        assertThat(APPOINTMENT.readCrm(added, Sample.ZONE, base)).isNotEqualTo(base);
    }

    @Test
    void anAppointmentThatBeganInTheCrmDoesNotLoseItsPeopleToAnItemWithoutAny() {
        Snapshot base = base("appointment");
        OutlookItem plain = Sample.inviting(Sample.appointment(), List.of());
        assertThat(APPOINTMENT.readOutlook(plain, base).snapshot()).isEqualTo(base);
    }

    @Test
    void regardingShowsItsNameAndATextInOutlookMeansNothing() {
        var fabrikam = new FieldValue.Reference(new RecordRef("account", new UUID(5, 5)), "Fabrikam");
        Snapshot base = base("task").with(Map.of("regardingobjectid", fabrikam));
        assertThat(TASK.readOutlook(Sample.task(), base).snapshot()).isEqualTo(base);
        OutlookChange change =
                TASK.outlookChange(Map.of("regardingobjectid", fabrikam), base("task"), base, Sample.ZONE);
        assertThat(change.fields()).isEmpty();
        assertThat(change.regardingChanged()).isTrue();
        assertThat(change.regarding()).isEqualTo("Fabrikam");
    }

    @Test
    void aTableNobodyTracksIsRefusedByName() {
        assertThatThrownBy(() -> FieldRegistry.of("invoice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invoice")
                .hasMessageContaining("phonecall");
    }

    @Test
    void theStoredTextOfASnapshotReadsBackAndItsHashIsTheSameEverywhere() {
        Snapshot small = Snapshot.of("task", Map.of("subject", new FieldValue.Text("Call “Kim”\nnow")));
        assertThat(SnapshotText.write(small))
                .isEqualTo("{\"table\":\"task\",\"fields\":{\"subject\":[\"text\",\"Call “Kim”\\nnow\"]}}");
        assertThat(small.contentHash())
                .hasSize(64)
                .isEqualTo(SnapshotText.read(SnapshotText.write(small)).contentHash());
        List<FieldValue> all = List.of(
                FieldValue.NONE,
                new FieldValue.Whole(-3),
                new FieldValue.Flag(true),
                new FieldValue.Moment(Instant.parse("2026-12-01T09:00:00Z")),
                new FieldValue.Reference(new RecordRef("account", new UUID(5, 5)), null),
                new FieldValue.Reference(new RecordRef("account", new UUID(5, 5)), "A"));
        assertThat(all)
                .allSatisfy(value -> assertThat(SnapshotText.readValue(SnapshotText.write(value)))
                        .isEqualTo(value));
        for (String table : FieldRegistry.tables()) {
            assertThat(SnapshotText.read(SnapshotText.write(base(table)))).isEqualTo(base(table));
        }
        assertThatThrownBy(() -> SnapshotText.readValue("[\"color\",1]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void snapshotsAreEqualExactlyWhenTheirContentIs() {
        Property.holds("equality is content", 500, random -> {
            Snapshot one = base("task").with(Map.of("percentcomplete", new FieldValue.Whole(random.nextInt(2))));
            Snapshot other = base("task").with(Map.of("percentcomplete", new FieldValue.Whole(random.nextInt(2))));
            boolean same = one.value("percentcomplete").equals(other.value("percentcomplete"));
            assertThat(one.equals(other)).isEqualTo(same);
            assertThat(one.contentHash().equals(other.contentHash())).isEqualTo(same);
        });
    }

    @Test
    void namesAreUniqueAndColumnsCoverWhatIsWritten() {
        for (String table : FieldRegistry.tables()) {
            FieldRegistry registry = FieldRegistry.of(table);
            assertThat(registry.fields().stream().map(Field::name)).doesNotHaveDuplicates();
            assertThat(registry.fields()).allSatisfy(field -> {
                assertThat(field.label()).isNotBlank();
                assertThat(field.meaningOfEmpty()).endsWith(".");
            });
            assertThat(Set.of(table.equals("contact") ? "lastname" : "subject", "statecode", "statuscode"))
                    .isSubsetOf(registry.columns());
        }
    }

    private static CrmRow rowOf(String table) {
        var payload = CreatePayload.of(Sample.of(table), table, CreatePayload.Target.none(), Directions.STANDARD);
        return Sample.row(table, payload.create(), payload.state());
    }

    private static Snapshot base(String table) {
        return CreatePayload.of(Sample.of(table), table, CreatePayload.Target.none(), Directions.STANDARD)
                .base();
    }
}
