package dev.crmbridge.outlooksim;

import static dev.crmbridge.outlooksim.OutlookFixture.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowsBehaviorTest {
    private final OutlookFixture outlook = new OutlookFixture();

    @AfterEach
    void close() {
        outlook.close();
    }

    @Test
    void theSelectionIsWhatWasClicked() {
        SimItem one = task("One");
        SimItem two = task("Two");
        BlockingQueue<Integer> events = new LinkedBlockingQueue<>();
        ComObject explorer = outlook.getObject(outlook.application, "ActiveExplorer");
        outlook.com.advise(explorer, "0006300F-0000-0000-C000-000000000046", (dispid, args) -> events.add(dispid));

        outlook.model.windows().select(List.of(two.entryId(), one.entryId()));
        outlook.model.drainEvents();

        ComObject selection = outlook.getObject(explorer, "Selection");
        assertThat(outlook.get(selection, "Count")).isEqualTo(ComValue.of(2));
        assertThat(outlook.get(outlook.getObject(selection, "Item", 1), "Subject"))
                .isEqualTo(ComValue.of("Two"));
        assertThat(events).containsExactly(0xF007);
    }

    @Test
    void editsInAnOpenFormAreVisibleInItsInspectorOnly() {
        SimItem task = task("Saved");
        int form = outlook.model.windows().open(task.entryId());
        outlook.model.windows().edit(form, List.of(ItemChange.text(Fields.SUBJECT, "Typed")));

        ComObject inspector = outlook.getObject(outlook.application, "ActiveInspector");
        ComObject current = outlook.getObject(inspector, "CurrentItem");
        ComObject opened = outlook.getObject(outlook.session, "GetItemFromID", task.entryId());
        assertThat(outlook.get(current, "Subject")).isEqualTo(ComValue.of("Typed"));
        assertThat(outlook.get(current, "Saved")).isEqualTo(ComValue.of(false));
        assertThat(outlook.get(opened, "Subject")).isEqualTo(ComValue.of("Saved"));

        outlook.get(current, "Save");
        assertThat(outlook.get(opened, "Subject")).isEqualTo(ComValue.of("Typed"));
    }

    @Test
    void aClosedFormIsNoActiveWindow() {
        int form = outlook.model.windows().openNew(ItemKind.TASK);
        outlook.model.windows().close(form);
        assertThat(outlook.get(outlook.application, "ActiveInspector")).isEqualTo(ComValue.NOTHING);
        ComObject window = outlook.getObject(outlook.application, "ActiveWindow");
        assertThat(outlook.get(window, "Class")).isEqualTo(ComValue.of(34));
    }

    @Test
    void aSaveCanBeCanceledByAWriteHandler() {
        ComObject task = outlook.savedTask("Before");
        outlook.com.adviseCanceling(task, "0006302B-0000-0000-C000-000000000046", (dispid, args) -> dispid == 0xF002);
        outlook.put(task, "Subject", "After");
        OutlookFixture.fails(dev.crmbridge.bridge.com.HResult.OPERATION_FAILED, () -> outlook.get(task, "Save"));
        assertThat(outlook.mailbox.get(outlook.entryId(task)).subject()).isEqualTo("Before");
    }

    @Test
    void foldersTellAboutNewRenamedAndRemovedOnes() {
        BlockingQueue<Integer> events = new LinkedBlockingQueue<>();
        ComObject folders = outlook.getObject(outlook.folder(13), "Folders");
        outlook.com.advise(folders, "00063076-0000-0000-C000-000000000046", (dispid, args) -> events.add(dispid));

        ComObject added = outlook.getObject(folders, "Add", "Projects");
        outlook.put(added, "Name", "Old projects");
        outlook.get(added, "Delete");
        outlook.model.drainEvents();

        assertThat(events).containsExactly(0xF001, 0xF002, 0xF003);
        assertThat(outlook.get(folders, "Count")).isEqualTo(ComValue.of(0));
    }

    @Test
    void aMeetingRequestKnowsItsCalendarItem() {
        SimItem request = outlook.mailbox.create(
                new NewItem(ItemKind.MEETING, null, List.of(ItemChange.text(Fields.GLOBAL_ID, "AB".repeat(56)))));
        ComObject meeting = outlook.getObject(outlook.session, "GetItemFromID", request.entryId());
        assertThat(outlook.get(meeting, "GetAssociatedAppointment", false)).isEqualTo(ComValue.NOTHING);

        ComObject appointment = object(outlook.get(meeting, "GetAssociatedAppointment", true));

        assertThat(outlook.get(appointment, "MeetingStatus")).isEqualTo(ComValue.of(3));
        assertThat(outlook.get(meeting, "GetAssociatedAppointment", false)).isEqualTo(ComValue.of(appointment));
    }

    private SimItem task(String subject) {
        return outlook.mailbox.create(
                new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, subject))));
    }
}
