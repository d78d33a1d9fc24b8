package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The CRM refuses a record because of duplicates that the user may not see. */
class UnseenDuplicatesTest {
    private final EngineRig rig = new EngineRig(23);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final AtomicInteger refused = new AtomicInteger();

    private void refuse(int creations) {
        rig.crm.faults((operation, number) -> {
            boolean creates = operation == CrmOperation.CREATE || operation == CrmOperation.BATCH;
            return creates && refused.getAndIncrement() < creations
                    ? new Fault.BeforeCommit(
                            new CrmFailure.DuplicatesFound("0x80040333", "A duplicate already exists."))
                    : Fault.NONE;
        });
    }

    @Test
    void savingInSpiteOfThemGoesThrough() {
        refuse(2);
        OperationView asked = rig.track(item);
        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);

        assertThat(rig.answer(asked, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void itCanBeSaidBeforehandToo() {
        refuse(1);

        assertThat(rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.SAVE)
                        .outcome())
                .isEqualTo(Outcome.LINKED);
    }

    @Test
    void aCrmThatRefusesAllTheSameIsNotAskedForEver() {
        refuse(1_000);

        OperationView asked = rig.run(CommandKind.TRACK, item, null, null, OnDuplicate.SAVE);

        assertThat(asked.outcome()).isEqualTo(Outcome.DUPLICATES);
        assertThat(refused.get()).isEqualTo(2);
        assertThat(rig.answer(asked, new Answer.Cancel()).outcome()).isEqualTo(Outcome.CANCELLED);
    }
}
