package dev.crmbridge.bridge.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemMark;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkPropertiesTest {
    private static final UUID ID = UUID.fromString("5f0c1d2e-3a4b-4c5d-8e6f-708192a3b4c5");
    private static final UUID ORGANIZATION = UUID.fromString("00000000-0000-4000-8000-00000000c0de");

    @Test
    void aMarkSurvivesTheWayThereAndBack() {
        ItemMark mark = new ItemMark(
                ORGANIZATION,
                new RecordRef("new_visit", ID),
                ItemMark.State.PENDING,
                "00AA",
                new ItemMark.About(new RecordRef("new_site", ORGANIZATION), "Fabrikam \"Nord\""),
                true);

        assertEquals(mark, read(MarkProperties.of(mark, "00AA"), Set.of(MarkProperties.CATEGORY)));
    }

    @Test
    void aMarkOfTheRetiredClientIsAdopted() {
        Map<String, ComValue> old = Map.of(
                "crmid",
                ComValue.of("{5F0C1D2E-3A4B-4C5D-8E6F-708192A3B4C5}"),
                "crmorgid",
                ComValue.of("{00000000-0000-4000-8000-00000000C0DE}"),
                "crmLinkState",
                new ComValue.R8(2),
                "crmObjectTypeCode",
                new ComValue.R8(4210));

        assertEquals(
                new ItemMark(ORGANIZATION, new RecordRef("phonecall", ID), ItemMark.State.LINKED, null, null, false),
                read(old, Set.of()));
    }

    @Test
    void theRegardingRecordOfTheRetiredClientIsAdopted() {
        ItemMark mark = read(
                Map.of(
                        "crmid", ComValue.of(ID.toString()),
                        "crmLinkState", new ComValue.R8(2),
                        "crmregardingobjectid", ComValue.of("{00000000-0000-4000-8000-00000000C0DE}"),
                        "crmregardingobjecttypecode", ComValue.of("112"),
                        "Regarding", ComValue.of("Broken pump")),
                Set.of());

        assertNotNull(mark);
        assertEquals(new ItemMark.About(new RecordRef("incident", ORGANIZATION), "Broken pump"), mark.regarding());
    }

    @Test
    void aTypeCodeAsTextCountsToo() {
        ItemMark mark = read(
                Map.of(
                        "crmid", ComValue.of(ID.toString()),
                        "crmLinkState", new ComValue.R8(0),
                        "crmObjectTypeCode", ComValue.of("4201")),
                Set.of());

        assertNotNull(mark);
        assertEquals("appointment", mark.record().entity());
        assertEquals(ItemMark.State.UNLINKED, mark.state());
    }

    @Test
    void ourTextOfAnotherRecordIsNotBelieved() {
        ItemMark ours =
                new ItemMark(ORGANIZATION, new RecordRef("letter", ID), ItemMark.State.LINKED, null, null, false);
        Map<String, ComValue> values = new HashMap<>(MarkProperties.of(ours, ""));
        values.put("crmid", ComValue.of("{11111111-2222-4333-8444-555555555555}"));
        values.put("crmObjectTypeCode", new ComValue.R8(4204));

        ItemMark mark = read(values, Set.of());

        assertNotNull(mark);
        assertEquals("fax", mark.record().entity());
    }

    @Test
    void damagedPropertiesAreNoMark() {
        assertNull(read(Map.of(), Set.of(MarkProperties.CATEGORY)));
        assertNull(read(Map.of("crmid", ComValue.of(ID.toString())), Set.of()));
        assertNull(read(Map.of("crmid", ComValue.of("nonsense"), "crmLinkState", new ComValue.R8(2)), Set.of()));
        assertNull(read(Map.of("crmid", ComValue.of(ID.toString()), "crmLinkState", new ComValue.R8(7)), Set.of()));
        ItemMark mark = read(
                Map.of(
                        "crmid", ComValue.of(ID.toString()),
                        "crmLinkState", new ComValue.R8(2),
                        "crmbridge", ComValue.of("{not json")),
                Set.of());
        assertNotNull(mark);
        assertEquals("", mark.record().entity());
    }

    private static @Nullable ItemMark read(Map<String, ComValue> values, Set<String> categories) {
        return MarkProperties.read(values::get, categories);
    }
}
