package dev.crmbridge.bridge.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crmbridge.sync.mailbox.ItemKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemKindsTest {
    @ParameterizedTest
    @CsvSource({
        "IPM.Task, TASK",
        "ipm.task.custom, TASK",
        "IPM.TaskRequest, OTHER",
        "IPM.TaskRequest.Accept, OTHER",
        "IPM.Appointment, APPOINTMENT",
        "IPM.Schedule.Meeting.Request, MEETING_REQUEST",
        "IPM.Schedule.Meeting.Canceled, OTHER",
        "IPM.Schedule.Meeting.Resp.Pos, OTHER",
        "IPM.Contact, CONTACT",
        "IPM.DistList, OTHER",
        "IPM.Note, MAIL",
        "IPM.StickyNote, OTHER",
        "REPORT.IPM.Note.NDR, OTHER"
    })
    void theMessageClassTellsTheKind(String messageClass, ItemKind kind) {
        assertEquals(kind, ItemKinds.ofMessageClass(messageClass));
    }
}
