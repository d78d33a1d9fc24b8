package dev.crmbridge.sync.flow;

import dev.crmbridge.sync.loop.Turns;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Turns on items: commands and runs touch a pair one after the other. Whoever has a turn may take another one on the item that a meeting
 * request stands for, never the other way round. For the engine's thread.
 */
public final class ItemTurns {
    private final Turns turns;

    /** @param turns shared by commands and runs */
    public ItemTurns(Turns turns) {
        this.turns = turns;
    }

    /** Starts {@code work} when nobody else has a turn on the item; see {@link Turns#take}. */
    public <T> CompletableFuture<T> take(ItemRef item, Supplier<? extends CompletionStage<T>> work) {
        return turns.take(keyOf(item), work);
    }

    private static String keyOf(ItemRef item) {
        return "item:" + item.entryId();
    }
}
