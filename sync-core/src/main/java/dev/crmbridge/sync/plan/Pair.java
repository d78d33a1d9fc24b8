package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.FieldRegistry;
import java.time.Instant;

/** The planner's input in one piece. */
record Pair(Base base, OutlookSide outlook, CrmSide crm, Policy policy, Instant now) {
    FieldRegistry registry() {
        return FieldRegistry.of(base.agreed().table());
    }
}
