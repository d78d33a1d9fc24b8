package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.field.Direction;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What has to be true of one field of a world once its plan is done.
 *
 * @param before how it stood before
 */
record Agreement(PairWorld world, Field field, Before before, Plan plan) {
    /** What both sides agreed on, and what they showed, before the plan was done. */
    record Before(Snapshot agreed, Snapshot outlook, Snapshot crm) {}

    void check() {
        switch (world.direction(field)) {
            case BOTH -> assertThat(alike() || isHeldForAReason()).as(text()).isTrue();
            case TO_OUTLOOK -> outlookShowsTheCrms();
            case TO_CRM -> theCrmShowsOutlooks();
            case NONE -> bothStay();
        }
    }

    private void outlookShowsTheCrms() {
        assertThat(alike() || isHeldForAReason()).as(text()).isTrue();
        if (isChanged(before.crm()) && !isShortened()) {
            assertThat(alike()).as("the CRM's change is shown: " + text()).isTrue();
        }
    }

    /** A change made in the CRM alone stays there until Outlook's value changes. */
    private void theCrmShowsOutlooks() {
        if (isChanged(before.outlook())) {
            assertThat(alike() || isHeldForAReason()).as(text()).isTrue();
        } else {
            assertThat(value(world.crm().snapshot()))
                    .as("the CRM's own: " + text())
                    .isEqualTo(value(before.crm()));
        }
        if (!field.isProgress()) {
            assertThat(value(world.outlook().snapshot())).as(text()).isEqualTo(value(before.outlook()));
        }
    }

    /** What Outlook itself changes together with the status is not ours. */
    private void bothStay() {
        assertThat(held()).as(text()).isNull();
        assertThat(value(world.crm().snapshot())).as(text()).isEqualTo(value(before.crm()));
        if (!field.isProgress()) {
            assertThat(value(world.outlook().snapshot())).as(text()).isEqualTo(value(before.outlook()));
        }
    }

    private boolean isHeldForAReason() {
        Difference held = held();
        if (held == null) {
            return false;
        }
        assertThat(held.outlook()).as(text()).isEqualTo(value(world.outlook().snapshot()));
        assertThat(held.crm()).as(text()).isEqualTo(value(world.crm().snapshot()));
        return switch (held.code()) {
            case CONFLICT -> asks() || isShortened() || !takesEdits();
            case CLOSED_IN_CRM -> isClosed();
            case NO_PRIVILEGE -> !world.rights.write();
            case FIELD_SHORTENED -> isShortened();
            case ONE_WAY_FIELD -> world.direction(field) == Direction.TO_OUTLOOK;
            case CLOSING_WAITS ->
                field.isProgress() && world.base.held().values().stream().anyMatch(Difference::asks);
            default -> false;
        };
    }

    private boolean asks() {
        return world.policy.conflicts() == Policy.Conflicts.ASK && isMoved(before.outlook()) && isMoved(before.crm());
    }

    /** The fields of a progress are asked about as a whole. */
    private boolean isMoved(Snapshot side) {
        return isChanged(side)
                || field.isProgress()
                        && world.registry.fields().stream()
                                .filter(Field::isProgress)
                                .anyMatch(other -> !side.value(other.name())
                                        .equals(before.agreed().value(other.name())));
    }

    private boolean takesEdits() {
        return !isClosed() && world.rights.write();
    }

    private boolean isClosed() {
        return world.registry.closed(before.crm());
    }

    private boolean isShortened() {
        return world.outlook().shortened().contains(field.name());
    }

    private boolean isChanged(Snapshot side) {
        return !value(side).equals(value(before.agreed()));
    }

    /** A day of completion that neither side has is shown once the status says complete, which may be what is held. */
    private boolean alike() {
        Snapshot outlook = world.outlook().snapshot();
        Snapshot crm = world.crm().snapshot();
        return value(outlook).equals(value(crm)) || field.alike(outlook, crm, Sample.ZONE);
    }

    private @Nullable Difference held() {
        return world.base.held().get(field.name());
    }

    private FieldValue value(Snapshot side) {
        return side.value(field.name());
    }

    private String text() {
        return "%s %s.%s: agreed %s, in Outlook %s → %s, in the CRM %s → %s, held %s, closed %s, %s, %s, plan %s"
                .formatted(
                        world.direction(field),
                        world.registry.table(),
                        field.name(),
                        value(before.agreed()),
                        value(before.outlook()),
                        value(world.outlook().snapshot()),
                        value(before.crm()),
                        value(world.crm().snapshot()),
                        held(),
                        isClosed(),
                        world.rights,
                        world.policy.conflicts(),
                        plan.actions());
    }
}
