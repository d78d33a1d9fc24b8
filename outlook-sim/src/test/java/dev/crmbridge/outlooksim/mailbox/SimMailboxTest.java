package dev.crmbridge.outlooksim.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimMailboxTest {
    private final List<MailboxEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-02T09:10:11Z");
    private final SimMailbox testSubject = mailbox(false);

    @Test
    void aNewTaskHasDefaultsAnEntryIdAndLiesInTasks() {
        SimItem task = task("Call back");

        assertThat(task.entryId()).hasSize(140).matches("[0-9A-F]+");
        assertThat(task.folderId())
                .isEqualTo(testSubject.defaultFolder(DefaultFolder.TASKS).entryId());
        assertThat(task.messageClass()).isEqualTo("IPM.Task");
        assertThat(task.content().number(Fields.STATUS, -1)).isZero();
    }

    @Test
    void aPrefixOfEightDigitsNamesOneItem() {
        List<NewItem> many = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            many.add(new NewItem(ItemKind.TASK, null, List.of()));
        }
        assertThat(testSubject.createAll(many).stream()
                        .map(item -> item.entryId().substring(0, 8))
                        .distinct())
                .hasSize(2000);
    }

    @Test
    void aMoveWithinTheStoreKeepsTheIdAndAMoveToAnotherStoreGivesANewOne() {
        SimItem task = task("Move me");
        SimFolder drafts = testSubject.defaultFolder(DefaultFolder.DRAFTS);
        SimFolder archive = testSubject
                .defaultFolder(testSubject.stores().get(1).storeId(), DefaultFolder.TASKS)
                .orElseThrow();

        SimItem inDrafts = testSubject.move(task.entryId(), drafts.entryId());
        SimItem inArchive = testSubject.move(task.entryId(), archive.entryId());

        assertThat(inDrafts.entryId()).isEqualTo(task.entryId());
        assertThat(inArchive.entryId()).isNotEqualTo(task.entryId());
        assertThat(inArchive.storeId()).isEqualTo(archive.storeId());
        assertThat(testSubject.find(task.entryId())).isEmpty();
    }

    @Test
    void deletingMovesToDeletedItemsAndFromThereForGood() {
        SimItem task = task("Delete me");

        testSubject.delete(task.entryId());
        assertThat(testSubject.isDeleted(testSubject.get(task.entryId()))).isTrue();

        testSubject.delete(task.entryId());
        assertThat(testSubject.find(task.entryId())).isEmpty();
    }

    @Test
    void answeringAMeetingReplacesTheItem() {
        SimItem meeting = testSubject.create(
                new NewItem(ItemKind.APPOINTMENT, null, List.of(ItemChange.number(Fields.MEETING_STATUS, 3))));

        SimItem accepted = testSubject.respond(meeting.entryId(), 3);

        assertThat(accepted.entryId()).isNotEqualTo(meeting.entryId());
        assertThat(accepted.content().text(Fields.GLOBAL_ID))
                .isEqualTo(meeting.content().text(Fields.GLOBAL_ID))
                .hasSize(112);
        assertThat(testSubject.find(meeting.entryId())).isEmpty();
    }

    @Test
    void everySaveChangesVersionTimeAndChangeKey() {
        SimItem before = task("Version");
        now = now.plusSeconds(5);

        SimItem after = testSubject.edit(before.entryId(), List.of(ItemChange.text(Fields.BODY, "x")));

        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.modified()).isEqualTo(now);
        assertThat(after.created()).isEqualTo(before.created());
        assertThat(after.changeKey()).isNotEqualTo(before.changeKey());
    }

    @Test
    void savingOverSomebodyElsesSaveIsRefusedAndChangesNothing() {
        SimItem base = task("Mine");
        SimItem theirs = testSubject.edit(base.entryId(), List.of(ItemChange.text(Fields.SUBJECT, "Theirs")));

        assertThatThrownBy(() -> testSubject.save(base, base.content()))
                .isInstanceOfSatisfying(
                        MailboxException.class,
                        failure -> assertThat(failure.problem()).isEqualTo(MailboxException.Problem.CHANGED));
        assertThat(testSubject.get(base.entryId())).isEqualTo(theirs);
    }

    @Test
    void listenersSeeEveryChangeInOrder() {
        SimItem task = task("Followed");
        testSubject.edit(task.entryId(), List.of(ItemChange.text(Fields.SUBJECT, "Followed on")));
        testSubject.delete(task.entryId());

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ItemAdded", "ItemChanged", "ItemRemoved", "ItemAdded");
    }

    @Test
    void aListenerMayRefuseADeletion() {
        SimItem task = task("Keep me");
        testSubject.listen(new MailboxListener() {
            @Override
            public boolean mayMove(SimItem item, @Nullable SimFolder target) {
                return false;
            }

            @Override
            public void happened(MailboxEvent event) {
                events.add(event);
            }
        });

        assertThatThrownBy(() -> testSubject.delete(task.entryId())).isInstanceOf(MailboxException.class);
        assertThat(testSubject.get(task.entryId())).isEqualTo(task);
    }

    @Test
    void theDefaultStoreCanBeADataFile() {
        SimMailbox pst = mailbox(true);
        assertThat(pst.defaultStore().type()).isEqualTo(SimStore.Type.PST);
        assertThat(pst.stores()).hasSize(1);
    }

    @Test
    void statusProgressAndDatesFollowEachOther() {
        SimItem task = task("Rules");
        SimItem half = testSubject.edit(task.entryId(), List.of(ItemChange.number(Fields.PERCENT_COMPLETE, 50)));
        assertThat(half.content().number(Fields.STATUS, -1)).isEqualTo(1);

        SimItem done = testSubject.edit(task.entryId(), List.of(ItemChange.number(Fields.STATUS, 2)));
        assertThat(done.content().number(Fields.PERCENT_COMPLETE, -1)).isEqualTo(100);
        assertThat(done.content().flag(Fields.COMPLETE)).isTrue();
        assertThat(done.content().value(Fields.DATE_COMPLETED))
                .contains(new PropertyValue.Day(LocalDate.of(2026, 11, 2)));

        SimItem reopened = testSubject.edit(task.entryId(), List.of(ItemChange.flag(Fields.COMPLETE, false)));
        assertThat(reopened.content().number(Fields.PERCENT_COMPLETE, -1)).isZero();
        assertThat(reopened.content().value(Fields.DATE_COMPLETED)).isEmpty();
    }

    @Test
    void aContactsNameIsMadeOfItsParts() {
        SimItem contact = testSubject.create(
                new NewItem(ItemKind.CONTACT, null, List.of(ItemChange.text(Fields.FULL_NAME, "Vera Maria Sample"))));
        assertThat(contact.content().text(Fields.FIRST_NAME)).isEqualTo("Vera");
        assertThat(contact.content().text(Fields.MIDDLE_NAME)).isEqualTo("Maria");
        assertThat(contact.content().text(Fields.LAST_NAME)).isEqualTo("Sample");
        assertThat(contact.content().text(Fields.FILE_AS)).isEqualTo("Sample, Vera Maria");
    }

    private SimItem task(String subject) {
        return testSubject.create(new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, subject))));
    }

    private SimMailbox mailbox(boolean pst) {
        SimMailbox mailbox = new SimMailbox(
                new InMemoryMailboxStore(),
                new MailboxSettings(ZoneId.of("Europe/Berlin"), "Sample Seller", "seller@example.com", pst),
                () -> now,
                new SplittableRandom(7));
        mailbox.listen(events::add);
        return mailbox;
    }
}
