package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One user with filters at a CRM with a colleague, and what both do there. */
abstract class FilteredLife {
    static final UUID COLLEAGUE = new UUID(0, 0xA2);

    final EngineRig rig = new EngineRig(11);
    final UUID me = rig.crm.server().identity().user();
    private int made;

    void on(Filter filter) {
        rig.get(rig.engine.switchFilter(filter, true, false));
        rig.settle();
    }

    RecordRef task(String subject, UUID owner) {
        RecordRef ref = new RecordRef("task", new UUID(1, ++made));
        rig.crm.server().put(ref, Map.of("subject", CrmValue.text(subject)), owner);
        return ref;
    }

    RecordRef appointment(String table, String subject, ActivityParty... parties) {
        RecordRef ref = new RecordRef(table, new UUID(2, ++made));
        rig.crm
                .server()
                .put(
                        ref,
                        Map.of(
                                "subject",
                                CrmValue.text(subject),
                                "scheduledstart",
                                new CrmValue.Moment(Instant.parse("2026-11-10T09:00:00Z")),
                                "scheduledend",
                                new CrmValue.Moment(Instant.parse("2026-11-10T10:00:00Z"))),
                        COLLEAGUE);
        rig.crm.server().involve(ref, List.of(parties));
        return ref;
    }

    void involve(RecordRef record, ActivityParty... parties) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        rig.crm.server().involve(record, List.of(parties));
    }

    void edit(RecordRef record, Map<String, CrmValue> values) {
        rig.clock.advanceTo(rig.clock.instant().plusSeconds(5));
        rig.crm.server().edit(record, values);
    }

    static ActivityParty person(UUID user, Role role) {
        return new ActivityParty(new RecordRef("systemuser", user), null, null, role);
    }

    static CrmValue user(UUID user) {
        return new CrmValue.Lookup(new RecordRef("systemuser", user), null);
    }

    OutlookItem onlyItem() {
        assertThat(rig.mailbox.peekAll()).hasSize(1);
        return rig.mailbox.peekAll().get(0);
    }

    ItemRow row(ItemRef item) {
        return rig.get(rig.engine.items()).stream()
                .filter(each -> each.ref().equals(item))
                .findFirst()
                .orElseThrow();
    }

    List<String> reasons(ItemRef item) {
        return rig.get(rig.engine.why(row(item))).reasons().stream()
                .map(decision -> decision.reason())
                .toList();
    }
}
