package dev.crmbridge.acceptance.product;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes of the product as a Java keeps them ready, so that the hundreds of processes the tests start need half the time. It is made
 * once, by the first of them.
 *
 * @param jars the product's class path
 */
record ClassArchive(List<Path> jars) {
    private static final long LIMIT_SECONDS = 120;

    /** @return the jars of a class path; an archive cannot hold classes from folders */
    static ClassArchive of(String classPath) {
        List<Path> jars = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (entry.endsWith(".jar") && Files.isRegularFile(Path.of(entry))) {
                jars.add(Path.of(entry));
            }
        }
        return new ClassArchive(jars);
    }

    /** @return whether the product is in jars; before it is packaged it is in folders */
    boolean holdsTheProduct() {
        return jars.stream().anyMatch(jar -> jar.getFileName().toString().equals("crmbridge.jar"));
    }

    String classPath() {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }

    /**
     * @param java the executable
     * @param folder where the archive is kept
     * @return the file to start with
     * @throws IllegalStateException when none came about, with what the product said
     */
    Path madeIn(Path folder, String java) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path archive = folder.resolve("product-classes-" + Runtime.version().feature() + ".jsa");
        synchronized (ClassArchive.class) {
            if (isStale(archive)) {
                make(java, folder, archive);
            }
        }
        return archive;
    }

    private boolean isStale(Path archive) throws IOException {
        if (!Files.exists(archive)) {
            return true;
        }
        FileTime made = Files.getLastModifiedTime(archive);
        for (Path jar : jars) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return true;
            }
        }
        return false;
    }

    private void make(String java, Path folder, Path archive) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(folder, "archived");
        Path fresh = data.resolve("classes.jsa");
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:ArchiveClassesAtExit=" + fresh,
                        "-cp",
                        classPath(),
                        "dev.crmbridge.service.Main",
                        "demo",
                        "--empty",
                        "--end-when-ready",
                        "--data",
                        data.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("product-classes.txt").toFile())
                .start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || !Files.exists(fresh)) {
            throw new IllegalStateException(
                    "no class archive was made: " + Files.readString(folder.resolve("product-classes.txt")));
        }
        Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
