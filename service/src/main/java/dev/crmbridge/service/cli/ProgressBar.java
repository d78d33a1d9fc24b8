package dev.crmbridge.service.cli;

import dev.crmbridge.dedupe.bulk.BulkControl;

/** One line on the terminal that shows how far a run is; nothing where nobody looks. Thread-safe. */
final class ProgressBar implements BulkControl {
    private static final int WIDTH = 30;

    private final Terminal terminal;
    private int shown = -1;

    ProgressBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void step(Stage stage, long done, long total) {
        if (!terminal.interactive()) {
            return;
        }
        int percent = total == 0 ? 100 : (int) (done * 100 / total);
        int state = stage.ordinal() * 1000 + percent;
        if (state > shown) {
            shown = state;
            int filled = percent * WIDTH / 100;
            String word = switch (stage) {
                case READING -> "Reading ";
                case GROUPING -> "Grouping";
                case COUNTING -> "Counting";
            };
            terminal.err()
                    .print("\r" + word + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent
                            + " % ");
            terminal.err().flush();
        }
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown >= 0) {
            terminal.err().print("\r" + " ".repeat(WIDTH + 20) + "\r");
            terminal.err().flush();
        }
    }
}
