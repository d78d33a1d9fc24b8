package dev.crmbridge.bridge.com.jacob;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The event sets of the type library {@code crmbridge-events.tlb}: what Jacob needs to subscribe, and the numbers of the names
 * that it reports.
 *
 * <p>Source: {@code crmbridge-events.idl}, with which a test compares this table. Jacob crashes the JVM when a ProgID leads to a
 * class that is not in the library, so both change together only.
 */
final class EventSets {
    /**
     * One set.
     *
     * @param iid the event interface
     * @param programId ProgID that leads to {@code classId}; registered by the installation
     * @param classId coclass in the type library, with braces as in the registry
     * @param events DISPIDs by name
     */
    record EventSet(String iid, String programId, String classId, Map<String, Integer> events) {}

    static final List<EventSet> ALL = List.of(
            new EventSet(
                    "0006302C-0000-0000-C000-000000000046",
                    "CrmBridge.ApplicationSink",
                    "{D426427A-9BEB-4F59-AECB-7E3D16871F32}",
                    Map.of(
                            "ItemSend", 0xF002,
                            "NewMail", 0xF003,
                            "Reminder", 0xF004,
                            "OptionsPagesAdd", 0xF005,
                            "Startup", 0xF006,
                            "Quit", 0xF007,
                            "MAPILogonComplete", 0xFA90,
                            "NewMailEx", 0xFAB5)),
            new EventSet(
                    "00063077-0000-0000-C000-000000000046",
                    "CrmBridge.ItemsSink",
                    "{B35ADA2E-A28B-4CCF-AE40-E1FE574E76C4}",
                    Map.of("ItemAdd", 0xF001, "ItemChange", 0xF002, "ItemRemove", 0xF003)),
            new EventSet(
                    "000630F7-0000-0000-C000-000000000046",
                    "CrmBridge.FolderSink",
                    "{756E4073-01CF-4F63-9276-1E7FB7315E80}",
                    Map.of("BeforeFolderMove", 0xFBA8, "BeforeItemMove", 0xFBA9)));

    private EventSets() {}

    static Optional<EventSet> byIid(String iid) {
        String wanted = iid.toUpperCase(Locale.ROOT);
        return ALL.stream().filter(set -> set.iid().equals(wanted)).findFirst();
    }
}
