package dev.crmbridge.outlooksim.model;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The event interfaces and which objects fire them; source: Outlook type library. */
final class EventSets {
    static final String ITEMS = "00063077-0000-0000-C000-000000000046";
    static final String FOLDER = "000630F7-0000-0000-C000-000000000046";
    static final String FOLDERS = "00063076-0000-0000-C000-000000000046";
    static final String EXPLORER = "0006300F-0000-0000-C000-000000000046";
    static final String EXPLORERS = "00063078-0000-0000-C000-000000000046";
    static final String INSPECTOR = "0006302A-0000-0000-C000-000000000046";
    static final String INSPECTORS = "00063079-0000-0000-C000-000000000046";
    static final String ITEM = "0006302B-0000-0000-C000-000000000046";
    static final String APPLICATION = "0006302C-0000-0000-C000-000000000046";
    static final String STORES = "000630F8-0000-0000-C000-000000000046";
    static final String SESSION = "0006308C-0000-0000-C000-000000000046";

    private static final Map<String, Set<String>> SOURCES = Map.ofEntries(
            Map.entry(ITEMS, Set.of("_Items")),
            Map.entry(FOLDER, Set.of("MAPIFolder")),
            Map.entry(FOLDERS, Set.of("_Folders")),
            Map.entry(EXPLORER, Set.of("_Explorer")),
            Map.entry(EXPLORERS, Set.of("_Explorers")),
            Map.entry(INSPECTOR, Set.of("_Inspector")),
            Map.entry(INSPECTORS, Set.of("_Inspectors")),
            Map.entry(ITEM, Set.of("_TaskItem", "_AppointmentItem", "_MeetingItem", "_ContactItem", "_MailItem")),
            Map.entry(APPLICATION, Set.of("_Application")),
            Map.entry(STORES, Set.of("_Stores")),
            Map.entry(SESSION, Set.of("_NameSpace")));

    private EventSets() {}

    /** @return the IID as it is compared: upper case, without braces */
    static String normal(String iid) {
        String upper = iid.toUpperCase(Locale.ROOT);
        return upper.startsWith("{") && upper.endsWith("}") ? upper.substring(1, upper.length() - 1) : upper;
    }

    static boolean fires(String interfaceName, String iid) {
        return SOURCES.getOrDefault(iid, Set.of()).contains(interfaceName);
    }
}
