package dev.crmbridge.spark;

import picocli.CommandLine;

/** What {@code spark-submit} starts. */
public final class Main {
    private Main() {}

    /** @param args see {@link DetectCommand} */
    public static void main(String[] args) {
        int code = new CommandLine(new DetectCommand(System.out, System.err)).execute(args);
        if (code != 0) {
            System.exit(code); // a job that ends by itself is what a cluster takes for a success
        }
    }
}
