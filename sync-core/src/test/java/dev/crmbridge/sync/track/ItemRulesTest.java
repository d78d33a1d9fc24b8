package dev.crmbridge.sync.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.track.ItemRules.Circumstances;
import dev.crmbridge.sync.track.ItemRules.Ruling;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ItemRulesTest {
    private static final Circumstances USUAL = new Circumstances(
            null, true, standing("prvcreateactivity", "prvwriteactivity", "prvappendactivity"), false, false);

    @Test
    void aPlainTaskMayBeTrackedAsTask() {
        assertThat(ItemRules.check(task(false, false, true, false, 0), USUAL)).isEqualTo(new Ruling.Fine("task"));
    }

    @Test
    void recurringComesBeforeAssigned() {
        assertCode(ItemRules.check(task(true, true, true, false, 0), USUAL), ReasonCode.RECURRING);
    }

    @Test
    void anAssignedTaskIsRefused() {
        assertCode(ItemRules.check(task(false, true, true, false, 0), USUAL), ReasonCode.ASSIGNED_TASK);
    }

    @Test
    void anotherStoreIsRefused() {
        assertCode(ItemRules.check(task(false, false, false, false, 0), USUAL), ReasonCode.WRONG_STORE);
    }

    @Test
    void aDefaultStoreThatIsNoExchangeMailboxIsRefused() {
        Circumstances pst = new Circumstances(null, false, USUAL.standing(), false, false);

        assertCode(ItemRules.check(task(false, false, true, false, 0), pst), ReasonCode.NOT_EXCHANGE);
    }

    @Test
    void deletedItemsAreRefused() {
        assertCode(ItemRules.check(task(false, false, true, true, 0), USUAL), ReasonCode.ITEM_IN_DELETED_ITEMS);
    }

    @Test
    void withoutARoleNothingIsTracked() {
        Circumstances nobody = new Circumstances(null, true, standing(), false, false);

        assertCode(ItemRules.check(task(false, false, true, false, 0), nobody), ReasonCode.NO_ROLE);
    }

    @Test
    void theMissingPrivilegeIsNamed() {
        Circumstances reader = new Circumstances(null, true, standing("prvreadactivity"), false, false);

        assertThat(ItemRules.check(task(false, false, true, false, 0), reader))
                .isInstanceOfSatisfying(Ruling.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ReasonCode.NO_PRIVILEGE);
                    assertThat(refused.reason()).contains("prvCreateActivity");
                });
    }

    @Test
    void aPrivateItemAsksOnce() {
        OutlookItem item = task(false, false, true, false, 2);

        assertThat(ItemRules.check(item, USUAL)).isInstanceOf(Ruling.AskPrivate.class);
        assertThat(ItemRules.check(item, new Circumstances(null, true, USUAL.standing(), false, true)))
                .isInstanceOf(Ruling.Fine.class);
    }

    @Test
    void tablesAreOfferedByKind() {
        assertThat(ItemRules.table(ItemKind.TASK, "phonecall")).isEqualTo(new Ruling.Fine("phonecall"));
        assertThat(ItemRules.table(ItemKind.MEETING_REQUEST, null)).isEqualTo(new Ruling.Fine("appointment"));
        assertCode(ItemRules.table(ItemKind.APPOINTMENT, "task"), ReasonCode.TYPE_NOT_OFFERED);
        assertCode(ItemRules.table(ItemKind.MAIL, null), ReasonCode.KIND_NOT_TRACKABLE);
    }

    private static void assertCode(Ruling ruling, ReasonCode code) {
        assertThat(ruling).isInstanceOfSatisfying(Ruling.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.reason()).endsWith(".");
        });
    }

    private static Standing standing(String... privileges) {
        Map<String, Privileges.Depth> held = new HashMap<>();
        for (String privilege : privileges) {
            held.put(privilege, Privileges.Depth.BASIC);
        }
        return new Standing(new Identity(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3)), new Privileges(held));
    }

    private static OutlookItem task(
            boolean recurring, boolean assigned, boolean inStore, boolean deleted, int sensitivity) {
        return new OutlookItem(
                ItemRef.ofDefaultStore("00AA"),
                ItemKind.TASK,
                "1",
                Map.of(
                        ItemField.SUBJECT,
                        ItemValue.text("Call back"),
                        ItemField.SENSITIVITY,
                        new ItemValue.Whole(sensitivity)),
                new OutlookItem.Facts(
                        recurring,
                        assigned,
                        inStore,
                        deleted,
                        null,
                        OutlookItem.MeetingRole.NONE,
                        ZoneOffset.UTC,
                        false,
                        Set.of()),
                List.of(),
                Set.of(),
                null);
    }
}
