package dev.crmbridge.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Where a command writes a result. A result is first written beside it and then takes its place, so its folder must take files too. */
final class ResultFile {
    private ResultFile() {}

    /** A new empty file in the folder of a result; the caller moves or removes it. */
    static Path beside(Path file) throws IOException {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("."));
        return Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
    }

    /**
     * Finds out before the work whether its result could be written after it. Leaves nothing behind.
     *
     * @throws CommandFailure that says why not and what to do
     */
    static void check(Path file) {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("."));
        if (Files.isDirectory(file)) {
            throw failure(file, "it is a folder; name a file in it, such as " + file.resolve("duplicates.csv"));
        }
        if (Files.notExists(folder)) {
            throw failure(file, "there is no folder " + folder + "; make it, or name another");
        }
        if (!Files.isDirectory(folder)) {
            throw failure(file, folder + " is not a folder; name a file in a folder");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw failure(file, "the file is write-protected; allow writing to it, or name another");
        }
        try {
            Files.deleteIfExists(beside(file));
        } catch (NoSuchFileException gone) {
            throw failure(file, "there is no folder " + folder + "; make it, or name another");
        } catch (IOException problem) {
            throw failure(
                    file,
                    "no file can be made in " + folder + " (" + problem
                            + "); allow writing to the folder, or name a shorter name or another folder");
        }
    }

    private static CommandFailure failure(Path file, String why) {
        return new CommandFailure(
                ExitCode.FAILED.number(), "out", "The result cannot be written to " + file + ": " + why + ".");
    }
}
