package dev.crmbridge.outlooksim.model;

import java.util.Map;
import java.util.Set;

/** Members the object-model guard protects; source: Outlook object model, "Security behavior of the object model". */
final class GuardedMembers {
    private static final Set<Integer> COMMON = Set.of(0x9100, 0xFC84, 0xF051, 0xFAFD, 0xF814);
    private static final Map<String, Set<Integer>> OWN = Map.of(
            "_TaskItem", Set.of(0x811F, 0x8121, 0x853C, 0x0E02, 0x0E03, 0xF075),
            "_AppointmentItem", Set.of(0x0042, 0x0E04, 0x0E03, 0x0E02, 0xFC88, 0xF075),
            "_MeetingItem", Set.of(0x0C1A, 0x0C1F, 0x0C1E, 0xF075),
            "_MailItem", Set.of(0xF404, 0x0C1A, 0x0C1F, 0x0C1E, 0xFC7B, 0x0E04, 0x0E03, 0x0E02, 0xF075),
            "_ContactItem", Set.of(0x8083, 0x8082, 0x8080, 0x8085, 0x8093, 0x80A3, 0x853C, 0x8062));
    private static final Map<String, Set<Integer>> OTHERS = Map.of(
            "_NameSpace", Set.of(0x2101),
            "Recipient", Set.of(0x3003, 0x0079),
            "AddressEntry", Set.of(0x3003, 0xFAF1, 0xFAF0),
            "MAPIFolder", Set.of(0xFAFD),
            "_Account", Set.of(0xFC6E));

    private GuardedMembers() {}

    static boolean contains(String interfaceName, int dispid) {
        Set<Integer> own = OWN.get(interfaceName);
        return own != null
                ? own.contains(dispid) || COMMON.contains(dispid)
                : OTHERS.getOrDefault(interfaceName, Set.of()).contains(dispid);
    }
}
