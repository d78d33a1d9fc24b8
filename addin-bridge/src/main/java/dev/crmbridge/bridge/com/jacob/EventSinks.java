package dev.crmbridge.bridge.com.jacob;

import java.util.Map;
import java.util.TreeMap;

/** What an installation registers so that events can be subscribed to. */
public final class EventSinks {
    private EventSinks() {}

    /**
     * @return class ids (with braces) by ProgID: the default value of {@code Software\Classes\<ProgID>\CLSID}. Nothing else is
     *     needed, no entry below {@code CLSID} either.
     */
    public static Map<String, String> classIdsByProgramId() {
        Map<String, String> all = new TreeMap<>();
        EventSets.ALL.forEach(set -> all.put(set.programId(), set.classId()));
        return all;
    }
}
