package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a pair that tell together how far it is: status, percentage, day of completion. Outlook shows one through the others, so
 * they are compared as a whole. Of a table without such fields nothing ever differs.
 *
 * @param registry fields of the record's table
 * @param agreed what both sides had when they last agreed
 * @param outlook the item now
 * @param crm the record now
 * @param zone in which days are compared
 */
record Progress(FieldRegistry registry, Snapshot agreed, Snapshot outlook, Snapshot crm, ZoneId zone) {
    /** @return whether both sides moved, to places that look different in Outlook */
    boolean clashes() {
        Set<String> different = different();
        return different.stream().anyMatch(name -> moved(outlook, name))
                && different.stream().anyMatch(name -> moved(crm, name));
    }

    /** @return the CRM's side once Outlook has won: a status looks different beside another percentage */
    Snapshot onceOutlookWins() {
        Map<String, FieldValue> won = new HashMap<>();
        different().forEach(name -> won.put(name, outlook.value(name)));
        return crm.with(won);
    }

    /** @return whether one of the fields named is about progress */
    boolean isAmong(Set<String> names) {
        return registry.fields().stream().anyMatch(field -> field.isProgress() && names.contains(field.name()));
    }

    /** @return whether Outlook's status would have to change, though nobody changed it, for the item to show {@code after} */
    boolean changesStatus(Snapshot after) {
        return !registry.status().alike(outlook, after, zone);
    }

    private boolean moved(Snapshot side, String name) {
        return !side.value(name).equals(agreed.value(name));
    }

    private Set<String> different() {
        Set<String> names = new HashSet<>();
        for (Field field : registry.fields()) {
            if (field.isProgress() && !field.alike(outlook, crm, zone)) {
                names.add(field.name());
            }
        }
        return names;
    }
}
