package dev.crmbridge.sync.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets one piece of work at a time touch the same thing; others wait in order. For the engine's thread. */
public final class Turns {
    private final Map<String, Deque<Runnable>> waiting = new HashMap<>();

    /**
     * Starts {@code work} when nobody else has a turn on {@code key}, and ends the turn when it is complete.
     *
     * @return what {@code work} comes to
     */
    public <T> CompletableFuture<T> take(String key, Supplier<? extends CompletionStage<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable turn = () -> run(key, work, result);
        Deque<Runnable> queue = waiting.get(key);
        if (queue == null) {
            waiting.put(key, new ArrayDeque<>());
            turn.run();
        } else {
            queue.add(turn);
        }
        return result;
    }

    private <T> void run(String key, Supplier<? extends CompletionStage<T>> work, CompletableFuture<T> result) {
        CompletionStage<T> stage;
        try {
            stage = work.get();
        } catch (RuntimeException bug) {
            stage = CompletableFuture.failedFuture(bug);
        }
        stage.whenComplete((value, failure) -> {
            next(key);
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    private void next(String key) {
        Deque<Runnable> queue = waiting.get(key);
        Runnable following = queue == null ? null : queue.poll();
        if (following == null) {
            waiting.remove(key);
        } else {
            following.run();
        }
    }
}
