package dev.crmbridge.service;

import dev.crmbridge.service.cli.CommandLineRun;

/** Entry point of the command {@code crmbridge}. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(CommandLineRun.ofProcess(args));
    }
}
