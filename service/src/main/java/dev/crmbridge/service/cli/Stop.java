package dev.crmbridge.service.cli;

/** Ctrl+C while a command follows many operations: instead of ending the process at once, the command is asked to stop. Thread-safe. */
public interface Stop {
    /** Nobody can ask. */
    Stop NEVER = new Stop() {
        @Override
        public void watch() {}

        @Override
        public boolean asked() {
            return false;
        }

        @Override
        public void finished(int exitCode) {}
    };

    /** From now on Ctrl+C asks to stop. */
    void watch();

    /** @return whether somebody asked */
    boolean asked();

    /** The command is through; when it was asked to stop the process ends with that exit code. */
    void finished(int exitCode);
}
