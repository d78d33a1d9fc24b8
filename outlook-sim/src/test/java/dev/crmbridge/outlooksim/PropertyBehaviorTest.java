package dev.crmbridge.outlooksim;

import static dev.crmbridge.outlooksim.OutlookFixture.date;
import static dev.crmbridge.outlooksim.OutlookFixture.fails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PropertyBehaviorTest {
    private static final String MAPI = "http://schemas.microsoft.com/mapi/";
    private static final String NAMED = MAPI + "string/{00020329-0000-0000-C000-000000000046}/";

    private final OutlookFixture outlook = new OutlookFixture();
    private final ComObject task = outlook.savedTask("Properties");
    private final ComObject accessor = outlook.getObject(task, "PropertyAccessor");
    private final ComObject fields = outlook.getObject(task, "UserProperties");

    @AfterEach
    void close() {
        outlook.close();
    }

    @Test
    void aUserPropertyIsKeptWithItsTypeAndFoundByAnyCase() {
        ComObject added = outlook.getObject(fields, "Add", "crmLinkState", 3, false);
        outlook.put(added, "Value", 2.0);
        outlook.get(task, "Save");

        ComObject found = outlook.getObject(fields, "Find", "CRMLINKSTATE");
        assertThat(outlook.get(found, "Value")).isEqualTo(new ComValue.R8(2));
        assertThat(outlook.get(found, "Name")).isEqualTo(ComValue.of("crmLinkState"));
        assertThat(outlook.get(found, "Type")).isEqualTo(ComValue.of(3));
        assertThat(outlook.get(accessor, "GetProperty", NAMED + "crmLinkState")).isEqualTo(new ComValue.R8(2));
        assertThat(outlook.get(fields, "Find", "other")).isEqualTo(ComValue.NOTHING);
    }

    @Test
    void dateTimeUserPropertiesAreCutToMinutes() {
        ComObject added = outlook.getObject(fields, "Add", "Synced", 5);
        outlook.put(added, "Value", date(LocalDateTime.of(2026, 11, 2, 10, 10, 59)));
        assertThat(outlook.get(added, "Value")).isEqualTo(date(2026, 11, 2, 10, 10));
    }

    @Test
    void aUserPropertyJoinsTheFolderFieldsUnlessToldNotTo() {
        outlook.get(fields, "Add", "Shown", 1);
        outlook.get(fields, "Add", "Hidden", 1, false);
        ComObject folderFields = outlook.getObject(outlook.folder(13), "UserDefinedProperties");
        assertThat(outlook.get(folderFields, "Find", "shown")).isNotEqualTo(ComValue.NOTHING);
        assertThat(outlook.get(folderFields, "Find", "hidden")).isEqualTo(ComValue.NOTHING);
    }

    @Test
    void aUserPropertyTravelsWithACopy() {
        outlook.put(outlook.getObject(fields, "Add", "crmid", 1), "Value", "{1}");
        outlook.get(task, "Save");
        ComObject copy = outlook.getObject(task, "Copy");
        ComObject inCopy = outlook.getObject(outlook.getObject(copy, "UserProperties"), "Find", "crmid");
        assertThat(outlook.get(inCopy, "Value")).isEqualTo(ComValue.of("{1}"));
        assertThat(outlook.entryId(copy)).isNotEqualTo(outlook.entryId(task));
    }

    @Test
    void whatTheAccessorWroteIsNoUserProperty() {
        outlook.get(accessor, "SetProperty", NAMED + "Quiet", "value");
        assertThat(outlook.get(fields, "Find", "Quiet")).isEqualTo(ComValue.NOTHING);
        assertThat(outlook.get(accessor, "GetProperty", NAMED + "Quiet")).isEqualTo(ComValue.of("value"));
    }

    @Test
    void theAccessorKeepsTheDefinitionOfAUserProperty() {
        outlook.put(outlook.getObject(fields, "Add", "crmid", 1, false), "Value", "{1}");
        outlook.get(accessor, "SetProperty", NAMED + "crmid", "{2}");
        ComObject found = outlook.getObject(fields, "Find", "crmid");
        assertThat(outlook.get(found, "Value")).isEqualTo(ComValue.of("{2}"));
    }

    @Test
    void theAccessorKnowsTheFolder() {
        ComValue folder = outlook.get(accessor, "GetProperty", MAPI + "proptag/0x0E090102");
        assertThat(outlook.get(accessor, "BinaryToString", folder))
                .isEqualTo(outlook.get(outlook.folder(13), "EntryID"));
    }

    @Test
    void theAccessorGivesUtcBytesAndFractions() {
        outlook.put(task, "PercentComplete", 25);
        outlook.put(task, "DueDate", date(2026, 11, 20, 0, 0));
        String set = MAPI + "id/{00062003-0000-0000-C000-000000000046}/";
        assertThat(outlook.get(accessor, "GetProperty", set + "81020005")).isEqualTo(new ComValue.R8(0.25));
        assertThat(outlook.get(accessor, "GetProperty", set + "81050040")).isEqualTo(date(2026, 11, 20, 0, 0));
        assertThat(outlook.get(accessor, "GetProperty", MAPI + "proptag/0x30080040"))
                .isEqualTo(date(LocalDateTime.of(2026, 11, 2, 9, 10, 11)));
        ComValue id = outlook.get(accessor, "GetProperty", MAPI + "proptag/0x0FFF0102");
        assertThat(outlook.get(accessor, "BinaryToString", id)).isEqualTo(ComValue.of(outlook.entryId(task)));
    }

    @Test
    void manyPropertiesFailOneByOneAndTheCallSucceeds() {
        ComValue names = new ComValue.Array(List.of(
                ComValue.of(MAPI + "proptag/0x0037001F"), ComValue.of(NAMED + "absent"), ComValue.of("nonsense")));
        assertThat(outlook.get(accessor, "GetProperties", names))
                .isEqualTo(new ComValue.Array(List.of(
                        ComValue.of("Properties"),
                        new ComValue.Failure(HResult.NOT_FOUND),
                        new ComValue.Failure(HResult.NOT_FOUND))));
    }

    @Test
    void oneMissingPropertyIsAnError() {
        fails(HResult.NOT_FOUND, () -> outlook.get(accessor, "GetProperty", NAMED + "absent"));
        fails(
                HResult.ACCESS_DENIED,
                () -> outlook.get(accessor, "SetProperty", MAPI + "proptag/0x30080040", date(2026, 1, 1, 0, 0)));
    }
}
