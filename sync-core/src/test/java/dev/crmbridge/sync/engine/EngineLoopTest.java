package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.crm.fake.InMemoryCrm;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.loop.ThreadedReactor;
import dev.crmbridge.sync.loop.WorkerSettings;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.InMemoryMailbox;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with its real threads and a real file. */
class EngineLoopTest {
    private final InMemoryMailbox mailbox = new InMemoryMailbox(InstantSource.system(), EngineRig.ZONE);
    private final InMemoryCrm crm = new InMemoryCrm(InstantSource.system());

    @TempDir
    Path folder;

    private EngineLoop start() {
        return EngineLoop.start(
                new EngineLoop.Setup(
                        new ThreadedReactor(InstantSource.system(), new SplittableRandom(1), WorkerSettings.standard()),
                        mailbox,
                        crm,
                        SqliteStore.open(folder.resolve("crmbridge.db")),
                        Failpoints.NONE),
                EngineSettings.standard(EngineRig.ZONE));
    }

    @Test
    void whatWasTrackedIsStillThereAfterARestart() throws Exception {
        ItemRef item = mailbox.add(HandmadeItem.task("Call back"));
        try (EngineLoop engine = start()) {
            CompletableFuture<OperationView> linked = new CompletableFuture<>();
            try (AutoCloseable listening = engine.listen(event -> {
                if (event instanceof Engine.Event.OperationChanged changed
                        && changed.operation().outcome() == Outcome.LINKED) {
                    linked.complete(changed.operation());
                }
            })) {
                assertThat(listening).isNotNull();
                OperationView accepted = track(engine, item);
                assertThat(accepted.outcome()).isEqualTo(Outcome.PENDING);
                assertThat(linked.get(60, TimeUnit.SECONDS).op()).isEqualTo(accepted.op());
            }
        }
        try (EngineLoop engine = start()) {
            List<ItemRow> rows = engine.items().get(60, TimeUnit.SECONDS);
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.state()).isEqualTo(ItemRow.State.LINKED);
                assertThat(row.record()).isNotNull();
            });
            assertThat(engine.resolve(item.entryId().substring(0, 12).toLowerCase(java.util.Locale.ROOT))
                            .get(60, TimeUnit.SECONDS))
                    .hasSize(1);
            assertThat(engine.why(rows.get(0)).get(60, TimeUnit.SECONDS).reasons())
                    .isNotEmpty();
            assertThat(engine.status().get(60, TimeUnit.SECONDS).linked()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerNobodyWaitsForIsRefusedWithAReason() throws Exception {
        ItemRef item = mailbox.add(HandmadeItem.task("Call back"));
        try (EngineLoop engine = start()) {
            String op = track(engine, item).op();

            assertThatThrownBy(() -> engine.answer(op, new Answer.Yes()).get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Engine.RefusedAnswer.class);
        }
    }

    private static OperationView track(EngineLoop engine, ItemRef item) throws Exception {
        return engine.submit(new CommandRequest(
                        CommandKind.TRACK,
                        List.of(new CommandRequest.Selected(item, ItemKind.TASK)),
                        null,
                        null,
                        null,
                        CommandRequest.OnDuplicate.ASK,
                        false))
                .get(60, TimeUnit.SECONDS)
                .get(0);
    }
}
