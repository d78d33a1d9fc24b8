package dev.crmbridge.service.cli;

/** One run of the command line. */
public final class CommandLineRun {
    private CommandLineRun() {}

    /** @return the exit code of the command, run with the surroundings of this process */
    public static int ofProcess(String... args) {
        return with(Surroundings.ofProcess(), args);
    }

    /** @return the exit code of the command */
    static int with(Surroundings surroundings, String... args) {
        return CommandTree.of(surroundings, args).execute(args);
    }
}
