package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * A data folder that is moved between two organizations, with commands queued, edits, lost calls and crashes in between. The fake server keeps
 * its rows when its organization changes, so whatever is sent to the wrong one arrives there; each row is known by where it appeared.
 */
class ChangingOrganizationsTest {
    private static final List<UUID> BOTH = List.of(new UUID(0, 0xC1), new UUID(0, 0xC2));

    @Test
    void whateverWasGivenForOneOrganizationReachesThatOneOnceAndNoOther() {
        Property.holds("commands reach the organization they were given for", 40, random -> {
            Life life = new Life(random);
            for (int i = 0; i < 6; i++) {
                life.goTo(BOTH.get(random.nextInt(2)));
                life.work();
            }
            life.settleAt(BOTH.get(0));
            life.settleAt(BOTH.get(1));
            life.check();
        });
    }

    private static final class Life {
        private final RandomGenerator random;
        private final EngineRig rig;
        private final Map<ItemRef, UUID> given = new HashMap<>();
        private final Map<RecordRef, UUID> appeared = new HashMap<>();
        private final List<ItemRef> items = new ArrayList<>();
        private UUID now = BOTH.get(0);

        Life(RandomGenerator random) {
            this.random = random;
            this.rig = new EngineRig(random.nextLong());
            rig.crm.server().organization(now);
            rig.restart();
            rig.settle();
        }

        /** Half of the time the other CRM cannot be reached at first. */
        void goTo(UUID organization) {
            note();
            now = organization;
            rig.crm.server().organization(organization);
            rig.crm.faults(random.nextBoolean() ? (operation, number) -> Fault.unreachable() : FaultPlan.NONE);
            rig.restart();
            rig.settle();
            rig.crm.faults(FaultPlan.NONE);
        }

        /** What appeared since the last look appeared at the organization of now. */
        private void note() {
            rig.crm.server().all("task").forEach(row -> appeared.putIfAbsent(row.ref(), now));
        }

        /** Commands are given once it is known whose CRM it is, and some of them do not get through. */
        void work() {
            rig.sync();
            rig.crm.faults((operation, number) -> random.nextInt(3) == 0
                    ? Fault.unreachable()
                    : random.nextInt(6) == 0 ? Fault.answerLost() : Fault.NONE);
            if (random.nextInt(3) == 0) {
                rig.crashAt(Failpoints.ALL.get(random.nextInt(Failpoints.ALL.size())), 1);
            }
            for (int i = 0; i < 3; i++) {
                ItemRef item = rig.mailbox.add(HandmadeItem.task("Call " + items.size()));
                items.add(item);
                given.put(item, now);
                rig.engine.submit(rig.request(CommandKind.TRACK, item));
                ItemRef edited = items.get(random.nextInt(items.size()));
                rig.mailbox.edit(edited, Map.of(ItemField.SUBJECT, ItemValue.text("Edited " + i)));
                if (random.nextInt(4) == 0 && isKept(edited)) {
                    rig.engine.submit(rig.request(CommandKind.TRACK, edited)); // refused, or what was given already
                }
                rig.reactor.run(java.time.Duration.ofSeconds(random.nextInt(90)));
            }
        }

        /** A command that a crash forestalled was given for nobody, and may be given anywhere. */
        private boolean isKept(ItemRef item) {
            return rig.store.inTransaction(tx -> tx.outbox().newestFor(item)).isPresent();
        }

        void settleAt(UUID organization) {
            goTo(organization);
            rig.sync();
            rig.sync();
            note();
            // A crash may have come before a command was stored; it is given again where it was given first.
            given.forEach((item, meant) -> {
                if (meant.equals(organization)) {
                    rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.SAVE);
                }
            });
            note();
        }

        void check() {
            List<Link> links = rig.links();
            assertThat(links).extracting(Link::item).containsExactlyInAnyOrderElementsOf(items);
            assertThat(links).allSatisfy(link -> {
                assertThat(link.organization()).isEqualTo(given.get(link.item()));
                assertThat(appeared.get(link.record())).isEqualTo(link.organization());
            });
            assertThat(rig.crm.server().all("task")).as("none twice").hasSameSizeAs(items);
        }
    }
}
