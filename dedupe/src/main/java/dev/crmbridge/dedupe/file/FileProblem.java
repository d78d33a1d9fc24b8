package dev.crmbridge.dedupe.file;

import java.nio.file.Path;

/** A file cannot be worked with; the message says which, why, and what to do. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean usage;

    private FileProblem(boolean usage, String message) {
        super(message);
        this.usage = usage;
    }

    static FileProblem of(Path file, String what) {
        return new FileProblem(false, file + ": " + what);
    }

    /** A rule that does not fit the file. */
    static FileProblem ofRule(Path file, String what) {
        return new FileProblem(true, file + ": " + what);
    }

    /** @return whether the caller asked for something the file does not have, such as an unknown column */
    public boolean usage() {
        return usage;
    }
}
