package dev.crmbridge.outlooksim;

import static dev.crmbridge.outlooksim.OutlookFixture.date;
import static dev.crmbridge.outlooksim.OutlookFixture.fails;
import static dev.crmbridge.outlooksim.OutlookFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ItemBehaviorTest {
    private final OutlookFixture outlook = new OutlookFixture();

    @AfterEach
    void close() {
        outlook.close();
    }

    @Test
    void theEntryIdIsEmptyUntilTheFirstSaveAndStableAfterwards() {
        ComObject task = outlook.newItem(3);
        assertThat(outlook.entryId(task)).isEmpty();

        outlook.get(task, "Save");
        String id = outlook.entryId(task);
        outlook.put(task, "Subject", "x");
        outlook.get(task, "Save");

        assertThat(id).hasSize(140);
        assertThat(outlook.entryId(task)).isEqualTo(id);
    }

    @Test
    void oneObjectPerEntryIdShowsEditsNotSavedYetToEverybody() {
        ComObject task = outlook.savedTask("One");
        ComObject again = outlook.getObject(outlook.session, "GetItemFromID", outlook.entryId(task));

        outlook.put(task, "Subject", "Two");

        assertThat(again).isEqualTo(task);
        assertThat(outlook.get(again, "Subject")).isEqualTo(ComValue.of("Two"));
        assertThat(outlook.get(again, "Saved")).isEqualTo(ComValue.of(false));
        assertThat(outlook.mailbox.get(outlook.entryId(task)).subject()).isEqualTo("One");
    }

    @Test
    void editsNotSavedAreGoneWhenTheLastReferenceIs() {
        ComObject task = outlook.savedTask("Kept");
        String id = outlook.entryId(task);
        outlook.put(task, "Subject", "Dropped");
        outlook.com.release(task);

        ComObject again = outlook.getObject(outlook.session, "GetItemFromID", id);
        assertThat(outlook.get(again, "Subject")).isEqualTo(ComValue.of("Kept"));
    }

    @Test
    void savingAfterSomebodyElseSavedIsRefused() {
        ComObject task = outlook.savedTask("Mine");
        outlook.put(task, "Subject", "Mine 2");
        outlook.mailbox.edit(outlook.entryId(task), List.of(ItemChange.text(Fields.SUBJECT, "Theirs")));

        fails(HResult.OBJECT_CHANGED, () -> outlook.get(task, "Save"));
    }

    @Test
    void anUnchangedObjectShowsWhatSomebodyElseSaved() {
        ComObject task = outlook.savedTask("Old");
        outlook.mailbox.edit(outlook.entryId(task), List.of(ItemChange.text(Fields.SUBJECT, "New")));
        assertThat(outlook.get(task, "Subject")).isEqualTo(ComValue.of("New"));
    }

    @Test
    void missingAndDeletedItemsHaveTheirOwnCodes() {
        fails(HResult.NOT_FOUND, () -> outlook.get(outlook.session, "GetItemFromID", "00".repeat(70)));

        ComObject task = outlook.savedTask("Gone");
        outlook.get(task, "Delete");
        fails(HResult.OBJECT_DELETED, () -> outlook.get(task, "Subject"));
    }

    @Test
    void wrongMembersTypesAndArgumentsHaveTheirOwnCodes() {
        ComObject task = outlook.newItem(3);
        fails(HResult.MEMBER_NOT_FOUND, () -> outlook.com.invoke(task, 0x1234, Kind.CALL, List.of()));
        fails(HResult.MEMBER_NOT_FOUND, () -> outlook.put(task, "EntryID", "x"));
        fails(HResult.TYPE_MISMATCH, () -> outlook.put(task, "DueDate", "tomorrow"));
        fails(HResult.TYPE_MISMATCH, () -> outlook.put(task, "Subject", 5));
        fails(HResult.BAD_PARAMETER_COUNT, () -> outlook.get(task, "Save", 1));
        fails(HResult.UNKNOWN_NAME, () -> outlook.get(task, "NoSuchMember"));
        fails(HResult.NOT_IMPLEMENTED, () -> outlook.get(task, "PrintOut"));
    }

    @Test
    void namesAreFoundWithoutRegardToCase() {
        assertThat(outlook.com.idsOfNames(outlook.newItem(3), List.of("sUBJECT", "DUEDATE")))
                .containsExactly(0x0037, 0x8105);
    }

    @Test
    void trailingArgumentsMayBeMissingOrLeftOut() {
        String id = outlook.entryId(outlook.savedTask("x"));
        assertThat(outlook.get(outlook.session, "GetItemFromID", id, ComValue.MISSING))
                .isEqualTo(outlook.get(outlook.session, "GetItemFromID", id));
    }

    @Test
    void datesAreLocalAndNoneIsTheYear4501() {
        ComObject task = outlook.savedTask("Dates");
        assertThat(outlook.get(task, "DueDate")).isEqualTo(new ComValue.Date(OutlookFixture.NONE));
        assertThat(outlook.get(task, "CreationTime"))
                .isEqualTo(new ComValue.Date(
                        ((ComValue.Date) date(java.time.LocalDateTime.of(2026, 11, 2, 10, 10, 11))).days()));
    }

    @Test
    void dueBeforeStartMovesTheStart() {
        ComObject task = outlook.newItem(3);
        outlook.put(task, "StartDate", date(2026, 11, 20, 0, 0));
        outlook.put(task, "DueDate", date(2026, 11, 10, 0, 0));
        assertThat(outlook.get(task, "StartDate")).isEqualTo(date(2026, 11, 10, 0, 0));
    }

    @Test
    void settingTheStartKeepsTheDuration() {
        ComObject appointment = outlook.newItem(1);
        outlook.put(appointment, "Start", date(2026, 11, 20, 9, 0));
        outlook.put(appointment, "Duration", 90);
        outlook.put(appointment, "Start", date(2026, 11, 21, 8, 0));

        assertThat(outlook.get(appointment, "End")).isEqualTo(date(2026, 11, 21, 9, 30));
        assertThat(outlook.get(appointment, "EndUTC")).isEqualTo(date(2026, 11, 21, 8, 30));
        assertThat(outlook.get(appointment, "Duration")).isEqualTo(ComValue.of(90));
    }

    @Test
    void statusAndProgressFollowEachOther() {
        ComObject task = outlook.newItem(3);
        outlook.put(task, "PercentComplete", 100);
        assertThat(outlook.get(task, "Status")).isEqualTo(ComValue.of(2));
        assertThat(outlook.get(task, "Complete")).isEqualTo(ComValue.of(true));
        outlook.put(task, "Status", 3);
        assertThat(outlook.get(task, "PercentComplete")).isEqualTo(ComValue.of(0));
        assertThat(outlook.get(task, "DateCompleted")).isEqualTo(new ComValue.Date(OutlookFixture.NONE));
        fails(HResult.INVALID_ARGUMENT, () -> outlook.put(task, "PercentComplete", 101));
    }

    @Test
    void categoriesAreOneTextJoinedWithTheListSeparator() {
        ComObject task = outlook.newItem(3);
        outlook.put(task, "Categories", "Red;Blue, Green");
        assertThat(outlook.get(task, "Categories")).isEqualTo(ComValue.of("Red, Blue, Green"));
    }

    @Test
    void movingToAnotherStoreGivesANewIdAndKillsTheOldReference() {
        ComObject task = outlook.savedTask("Archive me");
        String before = outlook.entryId(task);
        ComObject archive = outlook.getObject(outlook.getObject(outlook.session, "Stores"), "Item", 2);

        ComObject moved = outlook.getObject(task, "Move", outlook.getObject(archive, "GetDefaultFolder", 13));

        assertThat(outlook.entryId(moved)).isNotEqualTo(before);
        fails(HResult.OBJECT_DELETED, () -> outlook.get(task, "Subject"));
        fails(HResult.NOT_FOUND, () -> outlook.get(outlook.session, "GetItemFromID", outlook.entryId(moved)));
        assertThat(outlook.get(
                        outlook.session, "GetItemFromID", outlook.entryId(moved), outlook.get(archive, "StoreID")))
                .isEqualTo(ComValue.of(moved));
    }

    @Test
    void acceptingAMeetingReplacesItsItem() {
        ComObject meeting = outlook.newItem(1);
        outlook.put(meeting, "MeetingStatus", 3);
        outlook.get(meeting, "Save");
        String before = outlook.entryId(meeting);
        String global = OutlookFixture.text(outlook.get(meeting, "GlobalAppointmentID"));

        ComObject answer = outlook.getObject(meeting, "Respond", 3, true);

        assertThat(outlook.get(answer, "Class")).isEqualTo(ComValue.of(56));
        fails(HResult.NOT_FOUND, () -> outlook.get(outlook.session, "GetItemFromID", before));
        assertThat(outlook.mailbox.items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.content().text(Fields.GLOBAL_ID)).isEqualTo(global));
    }

    @Test
    void aPatternMakesAnItemRepeatInMemoryOnly() {
        ComObject task = outlook.savedTask("Once");
        assertThat(outlook.get(task, "IsRecurring")).isEqualTo(ComValue.of(false));
        outlook.get(task, "GetRecurrencePattern");
        assertThat(outlook.get(task, "IsRecurring")).isEqualTo(ComValue.of(true));
        assertThat(outlook.mailbox.get(outlook.entryId(task)).recurring()).isFalse();
    }

    @Test
    void occurrencesOfASeriesShareItsEntryId() {
        ComObject series = outlook.newItem(1);
        outlook.put(series, "Start", date(2026, 11, 2, 9, 0));
        ComObject pattern = outlook.getObject(series, "GetRecurrencePattern");
        outlook.put(pattern, "RecurrenceType", 1);
        outlook.put(pattern, "Occurrences", 3);
        outlook.get(series, "Save");

        ComObject items = outlook.getObject(outlook.folder(9), "Items");
        outlook.get(items, "Sort", "[Start]");
        outlook.put(items, "IncludeRecurrences", true);
        ComObject november = outlook.getObject(
                items, "Restrict", "[Start] >= '11/9/2026 12:00 AM' AND [Start] < '12/1/2026 12:00 AM'");

        ComObject second = outlook.getObject(november, "GetFirst");
        ComObject third = outlook.getObject(november, "GetNext");
        assertThat(outlook.get(november, "GetNext")).isEqualTo(ComValue.NOTHING);
        assertThat(outlook.get(second, "Start")).isEqualTo(date(2026, 11, 9, 9, 0));
        assertThat(outlook.get(third, "RecurrenceState")).isEqualTo(ComValue.of(2));
        assertThat(outlook.entryId(third)).isEqualTo(outlook.entryId(series));
    }

    @Test
    void aContactIsFoundBehindARecipientsName() {
        ComObject contact = outlook.newItem(2);
        outlook.put(contact, "FullName", "Vera Sample");
        outlook.put(contact, "Email1Address", "vera@example.com");
        outlook.get(contact, "Save");
        ComObject recipients = outlook.getObject(outlook.newItem(1), "Recipients");

        ComObject vera = outlook.getObject(recipients, "Add", "Vera Sample");

        assertThat(outlook.get(vera, "Address")).isEqualTo(ComValue.of("vera@example.com"));
        assertThat(outlook.get(object(outlook.get(vera, "AddressEntry")), "Type"))
                .isEqualTo(ComValue.of("SMTP"));
    }
}
