package dev.crmbridge.dedupe.bulk;

/**
 * How a long run is watched and stopped. Called from all threads of the run.
 *
 * <p>To stop a run, throw {@link java.util.concurrent.CancellationException}; it comes out of the call that runs.
 */
@FunctionalInterface
public interface BulkControl {
    /** The parts of a run, in their order. */
    enum Stage {
        READING,
        GROUPING,
        COUNTING
    }

    /**
     * A step was done.
     *
     * @param done steps done in this stage so far, never more than {@code total}
     * @param total steps of this stage
     */
    void step(Stage stage, long done, long total);

    /** @return a control that never stops and shows nothing */
    static BulkControl none() {
        return (stage, done, total) -> {};
    }
}
