package dev.crmbridge.sync.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Mailbox} promises; a subclass supplies an empty one and a person's hand. */
public abstract class MailboxContract {
    /** Category that shows that an item is tracked. */
    protected static final String CATEGORY = "Tracked in CRM";

    private static final UUID ORGANIZATION = UUID.fromString("00000000-0000-4000-8000-00000000c0de");
    private static final ItemMark.About ABOUT = new ItemMark.About(
            new RecordRef("account", UUID.fromString("22222222-2222-4333-8444-555555555555")), "Fabrikam – “Nord”");
    private static final UUID RECORD = UUID.fromString("5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5");
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-11-25T11:00:00Z");

    /** What a task can be without. */
    private static final Set<ItemField> EMPTIED = Set.of(
            ItemField.SUBJECT, ItemField.BODY, ItemField.START_DATE, ItemField.DUE_DATE, ItemField.DATE_COMPLETED);

    private Mailbox mailbox;
    private MailboxHand hand;

    /** @return an empty mailbox on an Exchange default store */
    protected abstract Mailbox openMailbox();

    /** @return the hand that works on the mailbox opened last */
    protected abstract MailboxHand hand();

    @BeforeEach
    final void open() {
        mailbox = openMailbox();
        hand = hand();
    }

    @AfterEach
    final void nothingWasSent() {
        assertEquals(0, hand.mailsSent());
    }

    @Test
    void tellsWhichMailboxItIs() {
        MailboxInfo info = ok(mailbox.info());

        assertTrue(info.exchange());
        assertFalse(info.storeId().isEmpty());
        assertTrue(info.address().contains("@"), info.address());
    }

    @Test
    void readsATaskWithItsFields() {
        ItemRef ref = hand.add(HandmadeItem.task("Call the bank")
                .with(ItemField.BODY, ItemValue.text("First line\r\nSecond – with Ünïcode"))
                .with(ItemField.START_DATE, new ItemValue.Day(LocalDate.of(2026, 11, 25)))
                .with(ItemField.DUE_DATE, new ItemValue.Day(LocalDate.of(2026, 12, 1)))
                .with(ItemField.IMPORTANCE, new ItemValue.Whole(2))
                .inCategories("Blue, not green", "VIP"));

        OutlookItem item = ok(mailbox.read(ref));

        assertEquals(ItemKind.TASK, item.kind());
        assertEquals(ref.entryId(), item.ref().entryId());
        assertEquals(ItemValue.text("Call the bank"), item.field(ItemField.SUBJECT));
        assertEquals(ItemValue.text("First line\r\nSecond – with Ünïcode"), item.field(ItemField.BODY));
        assertEquals(new ItemValue.Day(LocalDate.of(2026, 11, 25)), item.field(ItemField.START_DATE));
        assertEquals(new ItemValue.Day(LocalDate.of(2026, 12, 1)), item.field(ItemField.DUE_DATE));
        assertEquals(ItemValue.NONE, item.field(ItemField.DATE_COMPLETED));
        assertEquals(new ItemValue.Whole(0), item.field(ItemField.PERCENT_COMPLETE));
        assertEquals(new ItemValue.Whole(0), item.field(ItemField.STATUS));
        assertEquals(new ItemValue.Whole(2), item.field(ItemField.IMPORTANCE));
        assertEquals(Set.of("Blue, not green", "VIP"), item.categories());
        assertNull(item.mark());
        assertTrue(item.facts().inDefaultExchangeStore());
        assertFalse(item.facts().inDeletedItems());
        assertFalse(item.facts().recurring());
        assertFalse(item.facts().assigned());
        assertFalse(item.facts().openWithUnsavedEdits());
        assertEquals(Set.of(), item.facts().withheld());
    }

    @Test
    void readsAMeetingWithItsPeople() {
        ItemRef ref = hand.add(appointment("Quarterly review")
                .with(ItemField.LOCATION, ItemValue.text("Room 4"))
                .with(ItemField.BUSY_STATUS, new ItemValue.Whole(3))
                .meeting(
                        OutlookItem.MeetingRole.ORGANIZER,
                        new Attendee("ann@example.com", "Ann", Attendee.Type.REQUIRED),
                        new Attendee("ben@example.com", "Ben", Attendee.Type.OPTIONAL)));

        OutlookItem item = ok(mailbox.read(ref));

        assertEquals(ItemKind.APPOINTMENT, item.kind());
        assertEquals(new ItemValue.Moment(TEN), item.field(ItemField.START));
        assertEquals(new ItemValue.Moment(ELEVEN), item.field(ItemField.END));
        assertEquals(new ItemValue.Flag(false), item.field(ItemField.ALL_DAY));
        assertEquals(ItemValue.text("Room 4"), item.field(ItemField.LOCATION));
        assertEquals(new ItemValue.Whole(3), item.field(ItemField.BUSY_STATUS));
        assertEquals(OutlookItem.MeetingRole.ORGANIZER, item.facts().role());
        assertNotNull(item.facts().globalAppointmentId());
        assertTrue(item.attendees().contains(new Attendee("ann@example.com", "Ann", Attendee.Type.REQUIRED)));
        assertTrue(item.attendees().contains(new Attendee("ben@example.com", "Ben", Attendee.Type.OPTIONAL)));
    }

    @Test
    void readsAContact() {
        ItemRef ref = hand.add(HandmadeItem.of(ItemKind.CONTACT, "Robin Example")
                .with(ItemField.FIRST_NAME, ItemValue.text("Robin"))
                .with(ItemField.LAST_NAME, ItemValue.text("Example"))
                .with(ItemField.COMPANY, ItemValue.text("Fabrikam"))
                .with(ItemField.EMAIL_1, ItemValue.text("robin@example.com"))
                .with(ItemField.BUSINESS_PHONE, ItemValue.text("+1 555 0100"))
                .with(ItemField.WEB_PAGE, ItemValue.text("https://fabrikam.example"))
                .with(ItemField.BUSINESS_CITY, ItemValue.text("Springfield")));

        OutlookItem item = ok(mailbox.read(ref));

        assertEquals(ItemKind.CONTACT, item.kind());
        assertEquals(ItemValue.text("https://fabrikam.example"), item.field(ItemField.WEB_PAGE));
        assertEquals(ItemValue.text("Springfield"), item.field(ItemField.BUSINESS_CITY));
        assertEquals(ItemValue.NONE, item.field(ItemField.BUSINESS_FAX));
        assertEquals(ItemValue.text("Robin"), item.field(ItemField.FIRST_NAME));
        assertEquals(ItemValue.text("Example"), item.field(ItemField.LAST_NAME));
        assertEquals(ItemValue.text("Fabrikam"), item.field(ItemField.COMPANY));
        assertEquals(ItemValue.text("robin@example.com"), item.field(ItemField.EMAIL_1));
        assertEquals(ItemValue.text("+1 555 0100"), item.field(ItemField.BUSINESS_PHONE));
        assertEquals(ItemValue.NONE, item.field(ItemField.MOBILE_PHONE));
    }

    @Test
    void saysWhenATaskRecursOrIsAssigned() {
        ItemRef series = hand.add(HandmadeItem.task("Weekly report").series());
        ItemRef assigned = hand.add(HandmadeItem.task("For a colleague").assignedTask());

        assertTrue(ok(mailbox.read(series)).facts().recurring());
        assertTrue(ok(mailbox.read(assigned)).facts().assigned());
    }

    @Test
    void anItemOfADataFileIsNotInTheDefaultExchangeStore() {
        ItemRef ref = hand.add(HandmadeItem.task("Archived").in(HandmadeItem.Store.PST));

        assertFalse(ok(mailbox.read(ref)).facts().inDefaultExchangeStore());
        assertEquals(List.of(), ok(mailbox.list(Set.of(ItemKind.TASK))));
    }

    @Test
    void aMissingItemIsNotFound() {
        ItemRef ref = hand.add(HandmadeItem.task("Gone soon"));
        hand.erase(ref);

        assertInstanceOf(MailboxFailure.NotFound.class, failure(mailbox.read(ref)));
        assertInstanceOf(MailboxFailure.NotFound.class, failure(mailbox.write(ref, subject("x"), null)));
        assertInstanceOf(MailboxFailure.NotFound.class, failure(mailbox.mark(ref, mark())));
        assertInstanceOf(MailboxFailure.NotFound.class, failure(mailbox.moveToDeletedItems(ref, null)));
    }

    @Test
    void listsWhatItReads() {
        ItemRef task = hand.add(
                HandmadeItem.task("List me").with(ItemField.DUE_DATE, new ItemValue.Day(LocalDate.of(2026, 12, 1))));
        ItemRef meeting = hand.add(appointment("And me"));
        hand.add(HandmadeItem.of(ItemKind.CONTACT, "Not Me"));
        ok(mailbox.mark(task, mark()));

        List<ItemListing> rows = ok(mailbox.list(Set.of(ItemKind.TASK, ItemKind.APPOINTMENT)));

        assertEquals(2, rows.size());
        ItemListing first = row(rows, task);
        OutlookItem read = ok(mailbox.read(task));
        assertEquals(read.version(), first.version());
        assertEquals("List me", first.subject());
        assertEquals(LocalDate.of(2026, 12, 1), first.due());
        assertEquals(RECORD, first.marked());
        assertEquals(ItemMark.State.LINKED, first.linkState());
        assertTrue(first.trackedCategory());
        assertFalse(first.inDeletedItems());
        ItemListing second = row(rows, meeting);
        OutlookItem readMeeting = ok(mailbox.read(meeting));
        assertEquals(TEN, second.start());
        assertEquals(ELEVEN, second.end());
        assertEquals(readMeeting.version(), second.version());
        assertEquals(readMeeting.facts().globalAppointmentId(), second.globalAppointmentId());
        assertNull(second.marked());
        assertNull(second.linkState());
        assertFalse(second.trackedCategory());
    }

    @Test
    void everySaveChangesTheVersion() {
        ItemRef ref = hand.add(HandmadeItem.task("One"));
        String before = ok(mailbox.read(ref)).version();
        hand.edit(ref, subject("Two"));
        String afterHand = ok(mailbox.read(ref)).version();
        String afterWrite = ok(mailbox.write(ref, subject("Three"), afterHand)).version();

        assertNotEquals(before, afterHand);
        assertNotEquals(afterHand, afterWrite);
        assertEquals(afterWrite, ok(mailbox.read(ref)).version());
    }

    @Test
    void writesAndEmptiesFields() {
        ItemRef ref = hand.add(HandmadeItem.task("Old")
                .with(ItemField.BODY, ItemValue.text("Text"))
                .with(ItemField.DUE_DATE, new ItemValue.Day(LocalDate.of(2026, 12, 1)))
                .inCategories("VIP"));

        OutlookItem after = ok(mailbox.write(
                ref,
                Map.of(
                        ItemField.SUBJECT, ItemValue.text("New"),
                        ItemField.BODY, ItemValue.NONE,
                        ItemField.DUE_DATE, ItemValue.NONE),
                null));

        assertEquals(ItemValue.text("New"), after.field(ItemField.SUBJECT));
        assertEquals(ItemValue.NONE, after.field(ItemField.BODY));
        assertEquals(ItemValue.NONE, after.field(ItemField.DUE_DATE));
        assertEquals(Set.of("VIP"), after.categories());
        assertEquals(after, ok(mailbox.read(ref)));
    }

    /** Absent from a reading means that it could not be read, which is something else than empty. */
    @Test
    void whatATaskNeverHadIsReadAsNothing() {
        OutlookItem item = ok(mailbox.read(hand.add(HandmadeItem.task(""))));

        EMPTIED.forEach(field -> assertEquals(ItemValue.NONE, item.fields().get(field), field.name()));
    }

    @Test
    void whatIsEmptiedOfATaskIsReadAsNothing() {
        for (ItemField field : List.of(ItemField.SUBJECT, ItemField.BODY, ItemField.START_DATE, ItemField.DUE_DATE)) {
            ItemRef byHand = hand.add(filledTask());
            hand.edit(byHand, Map.of(field, ItemValue.NONE));
            ItemRef written = hand.add(filledTask());
            OutlookItem after = ok(mailbox.write(written, Map.of(field, ItemValue.NONE), null));

            assertEquals(ItemValue.NONE, ok(mailbox.read(byHand)).fields().get(field), field + " by hand");
            assertEquals(ItemValue.NONE, after.fields().get(field), field + " as answered");
            assertEquals(ItemValue.NONE, ok(mailbox.read(written)).fields().get(field), field + " as written");
        }
    }

    @Test
    void aReopenedTaskHasNoDayOfCompletion() {
        ItemRef ref = hand.add(filledTask().with(ItemField.STATUS, new ItemValue.Whole(2)));

        hand.edit(ref, Map.of(ItemField.STATUS, new ItemValue.Whole(1)));

        assertEquals(ItemValue.NONE, ok(mailbox.read(ref)).fields().get(ItemField.DATE_COMPLETED));
    }

    @Test
    void aTaskThatIsCompletedGetsADayOfCompletionThatCannotBeTakenFromIt() {
        ItemRef byHand = hand.add(HandmadeItem.task("Done by hand"));
        ItemRef written = hand.add(HandmadeItem.task("Done from afar"));
        Map<ItemField, ItemValue> done = Map.of(
                ItemField.STATUS, new ItemValue.Whole(2),
                ItemField.PERCENT_COMPLETE, new ItemValue.Whole(100));

        hand.edit(byHand, Map.of(ItemField.STATUS, new ItemValue.Whole(2)));
        OutlookItem after = ok(mailbox.write(written, done, null));
        OutlookItem emptied = ok(mailbox.write(written, Map.of(ItemField.DATE_COMPLETED, ItemValue.NONE), null));

        assertInstanceOf(ItemValue.Day.class, ok(mailbox.read(byHand)).field(ItemField.DATE_COMPLETED));
        assertInstanceOf(ItemValue.Day.class, after.field(ItemField.DATE_COMPLETED));
        assertEquals(after.field(ItemField.DATE_COMPLETED), emptied.field(ItemField.DATE_COMPLETED));
        assertEquals(new ItemValue.Whole(2), emptied.field(ItemField.STATUS));
    }

    private static HandmadeItem filledTask() {
        return HandmadeItem.task("Full")
                .with(ItemField.BODY, ItemValue.text("Text"))
                .with(ItemField.START_DATE, new ItemValue.Day(LocalDate.of(2026, 11, 30)))
                .with(ItemField.DUE_DATE, new ItemValue.Day(LocalDate.of(2026, 12, 1)));
    }

    @Test
    void completesAndReopensATask() {
        ItemRef ref = hand.add(HandmadeItem.task("Finish"));
        LocalDate day = LocalDate.of(2026, 11, 20);

        OutlookItem done = ok(mailbox.write(
                ref,
                Map.of(
                        ItemField.DATE_COMPLETED, new ItemValue.Day(day),
                        ItemField.STATUS, new ItemValue.Whole(2),
                        ItemField.PERCENT_COMPLETE, new ItemValue.Whole(100)),
                null));
        assertEquals(new ItemValue.Whole(2), done.field(ItemField.STATUS));
        assertEquals(new ItemValue.Whole(100), done.field(ItemField.PERCENT_COMPLETE));
        assertEquals(new ItemValue.Day(day), done.field(ItemField.DATE_COMPLETED));

        OutlookItem open = ok(mailbox.write(
                ref,
                Map.of(
                        ItemField.STATUS, new ItemValue.Whole(3),
                        ItemField.PERCENT_COMPLETE, new ItemValue.Whole(25)),
                null));
        assertEquals(new ItemValue.Whole(3), open.field(ItemField.STATUS));
        assertEquals(new ItemValue.Whole(25), open.field(ItemField.PERCENT_COMPLETE));
        assertEquals(ItemValue.NONE, open.field(ItemField.DATE_COMPLETED));
    }

    @Test
    void movesAnAppointmentToAnyOtherTime() {
        ItemRef ref = hand.add(appointment("Move me"));

        for (int hours : new int[] {-72, 5, 480}) {
            Instant start = TEN.plusSeconds(hours * 3600L);
            Instant end = start.plusSeconds(1800);
            OutlookItem after = ok(mailbox.write(
                    ref,
                    Map.of(
                            ItemField.END, new ItemValue.Moment(end),
                            ItemField.START, new ItemValue.Moment(start)),
                    null));
            assertEquals(new ItemValue.Moment(start), after.field(ItemField.START));
            assertEquals(new ItemValue.Moment(end), after.field(ItemField.END));
        }
    }

    @Test
    void aStaleVersionRefusesTheWriteAndChangesNothing() {
        ItemRef ref = hand.add(HandmadeItem.task("Mine"));
        String stale = ok(mailbox.read(ref)).version();
        hand.edit(ref, subject("Edited by hand"));

        assertInstanceOf(MailboxFailure.Changed.class, failure(mailbox.write(ref, subject("Ours"), stale)));
        assertInstanceOf(MailboxFailure.Changed.class, failure(mailbox.moveToDeletedItems(ref, stale)));

        OutlookItem item = ok(mailbox.read(ref));
        assertEquals(ItemValue.text("Edited by hand"), item.field(ItemField.SUBJECT));
        assertFalse(item.facts().inDeletedItems());
    }

    @Test
    void createsAMarkedItem() {
        OutlookItem made = ok(mailbox.create(
                ItemKind.TASK,
                Map.of(
                        ItemField.SUBJECT,
                        ItemValue.text("From CRM"),
                        ItemField.DUE_DATE,
                        new ItemValue.Day(LocalDate.of(2026, 12, 3))),
                mark()));

        assertMarked(made);
        OutlookItem read = ok(mailbox.read(made.ref()));
        assertEquals(made, read);
        assertEquals(ItemValue.text("From CRM"), read.field(ItemField.SUBJECT));
        assertEquals(
                RECORD, row(ok(mailbox.list(Set.of(ItemKind.TASK))), made.ref()).marked());
    }

    @Test
    void createsAnAppointmentAndAContact() {
        OutlookItem appointment = ok(mailbox.create(
                ItemKind.APPOINTMENT,
                Map.of(
                        ItemField.SUBJECT, ItemValue.text("Visit"),
                        ItemField.START, new ItemValue.Moment(TEN),
                        ItemField.END, new ItemValue.Moment(ELEVEN)),
                mark()));
        OutlookItem contact = ok(mailbox.create(
                ItemKind.CONTACT,
                Map.of(
                        ItemField.FIRST_NAME, ItemValue.text("Kim"),
                        ItemField.EMAIL_1, ItemValue.text("kim@example.com"),
                        ItemField.DEPARTMENT, ItemValue.text("Sales"),
                        ItemField.BUSINESS_FAX, ItemValue.text("555 0109"),
                        ItemField.BUSINESS_STREET, ItemValue.text("1 Main Street"),
                        ItemField.BUSINESS_POSTAL_CODE, ItemValue.text("12345")),
                mark()));

        assertEquals(ItemKind.APPOINTMENT, appointment.kind());
        assertEquals(new ItemValue.Moment(TEN), appointment.field(ItemField.START));
        assertEquals(new ItemValue.Moment(ELEVEN), appointment.field(ItemField.END));
        assertEquals(OutlookItem.MeetingRole.NONE, appointment.facts().role());
        assertEquals(List.of(), appointment.attendees());
        assertEquals(ItemValue.text("kim@example.com"), contact.field(ItemField.EMAIL_1));
        assertEquals(ItemValue.text("Sales"), contact.field(ItemField.DEPARTMENT));
        assertEquals(ItemValue.text("555 0109"), contact.field(ItemField.BUSINESS_FAX));
        assertEquals(ItemValue.text("1 Main Street"), contact.field(ItemField.BUSINESS_STREET));
        assertEquals(ItemValue.text("12345"), contact.field(ItemField.BUSINESS_POSTAL_CODE));
    }

    @Test
    void keepsEveryFieldOfAContactAsItWasWritten() {
        Map<ItemField, ItemValue> given = new EnumMap<>(ItemField.class);
        FieldRegistry.of("contact")
                .itemFields()
                .forEach(field -> given.put(field, ItemValue.text("Value of " + field)));
        given.put(ItemField.CHILDREN, ItemValue.text("Ann, Bob"));
        given.put(ItemField.BIRTHDAY, new ItemValue.Day(LocalDate.of(1904, 2, 29)));
        given.put(ItemField.ANNIVERSARY, new ItemValue.Day(LocalDate.of(1999, 12, 31)));

        OutlookItem made = ok(mailbox.create(ItemKind.CONTACT, given, mark()));

        given.forEach((field, value) -> assertEquals(value, made.field(field), field.name()));
    }

    @Test
    void aContactsDatesCanBeEmptied() {
        OutlookItem made = ok(mailbox.create(
                ItemKind.CONTACT,
                Map.of(
                        ItemField.LAST_NAME,
                        ItemValue.text("Example"),
                        ItemField.BIRTHDAY,
                        new ItemValue.Day(LocalDate.of(1980, 2, 29))),
                mark()));

        ok(mailbox.write(made.ref(), Map.of(ItemField.BIRTHDAY, ItemValue.NONE), null));

        assertEquals(ItemValue.NONE, ok(mailbox.read(made.ref())).field(ItemField.BIRTHDAY));
    }

    @Test
    void marksAndKeepsTheOtherCategories() {
        ItemRef ref = hand.add(HandmadeItem.task("Mark me").inCategories("Blue", "VIP"));

        OutlookItem marked = ok(mailbox.mark(ref, mark()));

        assertMarked(marked);
        assertEquals(Set.of("Blue", "VIP", CATEGORY), marked.categories());
        assertEquals(marked, ok(mailbox.read(ref)));
    }

    @Test
    void markingTwiceReplacesTheMark() {
        ItemRef ref = hand.add(HandmadeItem.task("Mark me"));
        UUID other = UUID.fromString("11111111-2222-4333-8444-555555555555");
        ok(mailbox.mark(ref, mark()));

        OutlookItem again = ok(mailbox.mark(
                ref,
                new ItemMark(ORGANIZATION, new RecordRef("letter", other), ItemMark.State.PENDING, null, null, false)));

        ItemMark mark = again.mark();
        assertNotNull(mark);
        assertEquals(new RecordRef("letter", other), mark.record());
        assertEquals(ItemMark.State.PENDING, mark.state());
        assertNull(mark.regarding());
        assertEquals(Set.of(CATEGORY), again.categories());
    }

    @Test
    void anEditMadeBeforeTheMarkShowsInItsAnswer() {
        ItemRef ref = hand.add(HandmadeItem.task("Before"));
        ok(mailbox.read(ref));
        hand.edit(ref, subject("Edited between"));

        assertEquals(
                ItemValue.text("Edited between"), ok(mailbox.mark(ref, mark())).field(ItemField.SUBJECT));
    }

    @Test
    void unmarkingLeavesTheRecordIdAndStateZero() {
        ItemRef ref = hand.add(HandmadeItem.task("Unmark me").inCategories("VIP"));
        ok(mailbox.mark(ref, mark()));

        OutlookItem after = ok(mailbox.unmark(ref));

        assertEquals(Set.of("VIP"), after.categories());
        ItemMark mark = after.mark();
        assertNotNull(mark);
        assertEquals(ItemMark.State.UNLINKED, mark.state());
        assertEquals(RECORD, mark.record().id());
        assertFalse(mark.categoryPresent());
        assertEquals(
                ItemMark.State.UNLINKED,
                row(ok(mailbox.list(Set.of(ItemKind.TASK))), ref).linkState());
    }

    @Test
    void unmarkingAnUnmarkedItemLeavesItUnmarked() {
        ItemRef ref = hand.add(HandmadeItem.task("Never tracked").inCategories("VIP"));

        OutlookItem after = ok(mailbox.unmark(ref));

        assertNull(after.mark());
        assertEquals(Set.of("VIP"), after.categories());
    }

    @Test
    void aRemovedCategoryShowsWhileTheMarkStays() {
        ItemRef ref = hand.add(HandmadeItem.task("Category off"));
        ok(mailbox.mark(ref, mark()));
        hand.categorize(ref, Set.of("VIP"));

        OutlookItem item = ok(mailbox.read(ref));

        ItemMark mark = item.mark();
        assertNotNull(mark);
        assertFalse(mark.categoryPresent());
        assertEquals(ItemMark.State.LINKED, mark.state());
        assertFalse(row(ok(mailbox.list(Set.of(ItemKind.TASK))), ref).trackedCategory());
    }

    @Test
    void aCopyCarriesTheMarkOfItsOriginal() {
        ItemRef ref = hand.add(HandmadeItem.task("Original"));
        ok(mailbox.mark(ref, mark()));
        ItemRef copy = hand.copy(ref);

        ItemMark mark = ok(mailbox.read(copy)).mark();

        assertNotNull(mark);
        assertEquals(RECORD, mark.record().id());
        assertEquals(ref.entryId(), mark.entryId());
        assertNotEquals(copy.entryId(), mark.entryId());
    }

    @Test
    void deletingMovesToDeletedItemsAndKeepsTheMark() {
        ItemRef ref = hand.add(HandmadeItem.task("Throw away"));
        OutlookItem marked = ok(mailbox.mark(ref, mark()));

        assertInstanceOf(MailboxResult.Ok.class, mailbox.moveToDeletedItems(ref, marked.version()));

        List<ItemListing> rows = ok(mailbox.list(Set.of(ItemKind.TASK)));
        assertEquals(1, rows.size());
        assertTrue(rows.get(0).inDeletedItems());
        assertEquals(RECORD, rows.get(0).marked());
        assertTrue(ok(mailbox.read(rows.get(0).ref())).facts().inDeletedItems());
    }

    @Test
    void whatWasDeletedIsBroughtBackToItsFolderWithItsMark() {
        broughtBack(ItemKind.TASK, HandmadeItem.task("Bring back"));
        broughtBack(ItemKind.APPOINTMENT, appointment("Bring back"));
        broughtBack(ItemKind.CONTACT, HandmadeItem.of(ItemKind.CONTACT, "Bring Back"));
    }

    private void broughtBack(ItemKind kind, HandmadeItem made) {
        ItemRef ref = hand.add(made);
        OutlookItem marked = ok(mailbox.mark(ref, mark()));
        assertInstanceOf(MailboxResult.Ok.class, mailbox.moveToDeletedItems(ref, marked.version()));
        ItemRef deleted = ok(mailbox.list(Set.of(kind))).get(0).ref();

        OutlookItem back = ok(mailbox.restore(deleted));

        assertFalse(back.facts().inDeletedItems());
        assertEquals(
                RECORD, java.util.Objects.requireNonNull(back.mark()).record().id());
        ItemListing row = ok(mailbox.list(Set.of(kind))).get(0);
        assertFalse(row.inDeletedItems());
        assertEquals(back.ref(), row.ref());
        assertEquals(back.ref(), ok(mailbox.restore(back.ref())).ref());
    }

    @Test
    void anItemDeletedByHandIsListedInDeletedItems() {
        ItemRef ref = hand.add(HandmadeItem.task("Thrown away by hand"));
        hand.delete(ref);

        List<ItemListing> rows = ok(mailbox.list(Set.of(ItemKind.TASK)));

        assertEquals(1, rows.size());
        assertTrue(rows.get(0).inDeletedItems());
    }

    @Test
    void aMeetingRequestLeadsToItsCalendarItem() {
        ItemRef meeting = hand.add(appointment("Kick-off")
                .withGlobalId("040000008200E00074C5B7101A82E0080000000011223344")
                .meeting(OutlookItem.MeetingRole.ATTENDEE));
        ItemRef request = hand.add(HandmadeItem.of(ItemKind.MEETING_REQUEST, "Kick-off")
                .withGlobalId("040000008200E00074C5B7101A82E0080000000011223344"));
        ItemRef stray = hand.add(HandmadeItem.of(ItemKind.MEETING_REQUEST, "Declined")
                .withGlobalId("040000008200E00074C5B7101A82E0080000000055667788"));

        assertEquals(ItemKind.MEETING_REQUEST, ok(mailbox.read(request)).kind());
        assertEquals(
                meeting.entryId(), ok(mailbox.calendarItemOf(request)).ref().entryId());
        assertInstanceOf(MailboxFailure.NotFound.class, failure(mailbox.calendarItemOf(stray)));
    }

    @Test
    void aMailTellsItsMessageIdAndADraftHasNone() {
        ItemRef sent = hand.add(HandmadeItem.of(ItemKind.MAIL, "Offer")
                .with(ItemField.MESSAGE_ID, ItemValue.text("<offer-1@example.com>")));
        ItemRef draft = hand.add(HandmadeItem.of(ItemKind.MAIL, "Draft"));

        OutlookItem mail = ok(mailbox.read(sent));
        assertEquals(ItemKind.MAIL, mail.kind());
        assertEquals(ItemValue.text("<offer-1@example.com>"), mail.field(ItemField.MESSAGE_ID));
        assertEquals(ItemValue.NONE, ok(mailbox.read(draft)).fields().get(ItemField.MESSAGE_ID));
    }

    private static HandmadeItem appointment(String subject) {
        return HandmadeItem.of(ItemKind.APPOINTMENT, subject)
                .with(ItemField.START, new ItemValue.Moment(TEN))
                .with(ItemField.END, new ItemValue.Moment(ELEVEN));
    }

    private static Map<ItemField, ItemValue> subject(String text) {
        return Map.of(ItemField.SUBJECT, ItemValue.text(text));
    }

    private static ItemMark mark() {
        return new ItemMark(ORGANIZATION, new RecordRef("task", RECORD), ItemMark.State.LINKED, null, ABOUT, false);
    }

    private static void assertMarked(OutlookItem item) {
        assertEquals(
                new ItemMark(
                        ORGANIZATION,
                        new RecordRef("task", RECORD),
                        ItemMark.State.LINKED,
                        item.ref().entryId(),
                        ABOUT,
                        true),
                item.mark());
        assertTrue(item.categories().contains(CATEGORY));
    }

    private static ItemListing row(List<ItemListing> rows, ItemRef ref) {
        return rows.stream()
                .filter(row -> row.ref().entryId().equals(ref.entryId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ref + " is not listed"));
    }

    /** @return the value of a successful result */
    protected static <T> T ok(MailboxResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw new AssertionError("failed: " + failure);
        });
    }

    /** @return the failure of a failed result */
    protected static MailboxFailure failure(MailboxResult<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("succeeded: " + value);
                },
                failure -> failure);
    }
}
