package dev.crmbridge.bridge.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crmbridge.bridge.outlook.dispid.AccessorIds;
import dev.crmbridge.bridge.outlook.dispid.AccountIds;
import dev.crmbridge.bridge.outlook.dispid.ApplicationEventIds;
import dev.crmbridge.bridge.outlook.dispid.ApplicationIds;
import dev.crmbridge.bridge.outlook.dispid.AppointmentIds;
import dev.crmbridge.bridge.outlook.dispid.CategoriesIds;
import dev.crmbridge.bridge.outlook.dispid.CollectionIds;
import dev.crmbridge.bridge.outlook.dispid.ColumnsIds;
import dev.crmbridge.bridge.outlook.dispid.ContactIds;
import dev.crmbridge.bridge.outlook.dispid.FolderFieldIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.InspectorIds;
import dev.crmbridge.bridge.outlook.dispid.ItemsEventIds;
import dev.crmbridge.bridge.outlook.dispid.MeetingIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.bridge.outlook.dispid.RecipientIds;
import dev.crmbridge.bridge.outlook.dispid.StoreIds;
import dev.crmbridge.bridge.outlook.dispid.TableIds;
import dev.crmbridge.bridge.outlook.dispid.TaskIds;
import dev.crmbridge.bridge.outlook.dispid.UserPropertiesIds;
import dev.crmbridge.bridge.outlook.dispid.UserPropertyIds;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The constants against the dump of Outlook's type library. */
class DispidTableTest {
    private static final List<String> SENDING = List.of(
            "Send",
            "Respond",
            "Reply",
            "ReplyAll",
            "Forward",
            "ForwardAsVcal",
            "ForwardAsBusinessCard",
            "Assign",
            "StatusReport",
            "RequiredAttendees",
            "OptionalAttendees",
            "Resources");

    @ParameterizedTest
    @ValueSource(
            classes = {
                AccessorIds.class,
                AccountIds.class,
                ApplicationEventIds.class,
                ApplicationIds.class,
                AppointmentIds.class,
                CategoriesIds.class,
                CollectionIds.class,
                ColumnsIds.class,
                ContactIds.class,
                FolderFieldIds.class,
                FolderIds.class,
                InspectorIds.class,
                ItemsEventIds.class,
                MeetingIds.class,
                NameSpaceIds.class,
                RecipientIds.class,
                StoreIds.class,
                TableIds.class,
                TaskIds.class,
                UserPropertiesIds.class,
                UserPropertyIds.class
            })
    void everyConstantIsTheTypeLibrarys(Class<?> constants) throws Exception {
        Map<String, Integer> table = table();
        String iface = (String) constants.getField("INTERFACE").get(null);
        int checked = 0;
        for (Field field : constants.getFields()) {
            if (field.getType() == int.class) {
                String key = key(iface, field.getName().replace("_", ""));
                assertNotNull(table.get(key), iface + " has no member " + field.getName());
                assertEquals(table.get(key), field.getInt(null), iface + "." + field.getName());
                checked++;
            }
        }
        assertTrue(checked > 0, constants + " has no constant");
    }

    /** What is not known cannot be called: nothing here sends, answers, forwards, assigns or changes who is invited. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                AppointmentIds.class,
                ContactIds.class,
                InspectorIds.class,
                MeetingIds.class,
                RecipientIds.class,
                TaskIds.class
            })
    void noMemberThatSendsOrInvitesIsKnown(Class<?> constants) throws Exception {
        Map<String, Integer> table = table();
        Set<Integer> sending = new HashSet<>();
        for (String iface : List.of("_AppointmentItem", "_TaskItem", "_MeetingItem", "_MailItem", "_ContactItem")) {
            for (String member : SENDING) {
                Integer dispid = table.get(key(iface, member));
                if (dispid != null) {
                    sending.add(dispid);
                }
            }
        }
        assertTrue(sending.size() >= SENDING.size(), sending.toString());
        for (Field field : constants.getFields()) {
            if (field.getType() == int.class) {
                assertFalse(sending.contains(field.getInt(null)), constants + " knows " + field.getName());
            }
        }
    }

    private static Map<String, Integer> table() throws IOException {
        try (InputStream in = DispidTableTest.class.getResourceAsStream("/outlook-dispids.tsv")) {
            Map<String, Integer> table = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split("\t", -1);
                        table.put(key(cells[0], cells[2]), Integer.parseInt(cells[4]));
                    });
            return table;
        }
    }

    private static String key(String iface, String member) {
        return iface + "." + member.toLowerCase(Locale.ROOT);
    }
}
