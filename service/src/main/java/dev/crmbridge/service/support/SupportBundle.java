package dev.crmbridge.service.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of a support bundle, put together and then written as one archive. Holds no subject, no text, no address of a person and no
 * token; the home folder is written as {@code ~}, because it has the person's name in it. Not thread-safe.
 */
public final class SupportBundle {
    /** Newest part of a log that is taken, in bytes. */
    static final int LONGEST_LOG = 2 * 1024 * 1024;

    private static final String README = """
            What is in here: version, system, doctor's findings, how the service stands, counts of operations by code, names and sizes of the
            files of the data folder, and the logs.
            What is not: subjects, texts, names and addresses of people, tokens, the databases. The messages of exceptions are left out of the logs,
            and the home folder is written as ~. Look through it before you give it away.
            """;

    private final Map<String, String> files = new LinkedHashMap<>();
    private final String home;
    private final List<String> secrets;

    /**
     * @param home home folder of the person
     * @param secrets tokens that must not appear anywhere
     */
    public SupportBundle(Path home, List<String> secrets) {
        this.home = home.toString();
        this.secrets = List.copyOf(secrets);
        files.put("README.txt", README);
    }

    /** Adds a text of ours. */
    public void add(String name, String text) {
        files.put(name, withoutHome(text));
    }

    /** Adds a log, its newest part when it is long; one that cannot be read is replaced by the reason. */
    public void addLog(String name, Path log) {
        String text;
        try {
            byte[] all = Files.readAllBytes(log);
            int from = Math.max(0, all.length - LONGEST_LOG);
            text = LogText.shareable(new String(all, from, all.length - from, StandardCharsets.UTF_8), secrets);
        } catch (IOException unreadable) {
            text = "This log could not be read: " + unreadable.getClass().getSimpleName() + ".\n";
        }
        files.put(name, withoutHome(text));
    }

    /** Adds every log of a folder, and the names and sizes of everything in the data folder. */
    public void addDataFolder(Path folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        List<Path> logs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder, 3)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    sizes.put(folder.relativize(file).toString().replace('\\', '/'), Files.size(file));
                    if (folder.resolve("logs").equals(file.getParent())) {
                        logs.add(file);
                    }
                }
            }
        }
        StringBuilder list = new StringBuilder();
        sizes.forEach(
                (name, size) -> list.append(size).append('\t').append(name).append('\n'));
        files.put("files.txt", list.toString());
        logs.stream().sorted().forEach(log -> addLog("logs/" + log.getFileName(), log));
    }

    /** @return names of what was added */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /**
     * Writes the archive; the file is new or the call fails.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is such a file
     */
    public void writeTo(Path archive) throws IOException {
        try (OutputStream out =
                        Files.newOutputStream(archive, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    /** JSON writes a backslash of a path as two. */
    private String withoutHome(String text) {
        String kept = home.length() > 1
                ? text.replace(home.replace("\\", "\\\\"), "~").replace(home, "~")
                : text;
        for (String secret : secrets) {
            kept = secret.isEmpty() ? kept : kept.replace(secret, LogText.LEFT_OUT);
        }
        return kept;
    }
}
