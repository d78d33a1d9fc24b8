import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the package for Windows together, on any system: {@code java -cp LIB/* WindowsPackage.java key=value…}.
 *
 * <p>Keys: {@code dist} (crmbridge.jar and lib/), {@code programs} (the .exe files), {@code addin} (folder with x64/ and x86/),
 * {@code jacob} (Jacob's DLLs), {@code sources} (this folder), {@code licence}, {@code bom}, {@code version}, {@code out} (the zip),
 * {@code runtime} (a Java for Windows, may be empty), {@code release} (true: everything must be there).
 */
final class WindowsPackage {
    /** A zip keeps no zone, so the same input gives the same bytes everywhere. */
    private static final long TIME = 1_793_491_200_000L;

    private static final Pattern LICENCE_FILE = Pattern.compile(
            "(META-INF/([^/]+/)?)?(LICEN[CS]ES?|NOTICE|COPYING|AL2\\.0|LGPL2\\.1)[^/]*|[^/]+/[^/]+\\.licen[cs]e",
            Pattern.CASE_INSENSITIVE);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LGPL = "LGPL-2.1-or-later";

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private final Path made;

    private WindowsPackage(String[] arguments) throws IOException {
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            options.put(argument.substring(0, sign), argument.substring(sign + 1));
        }
        made = Files.createDirectories(Path.of(option("out")).resolveSibling("windows"));
    }

    public static void main(String[] arguments) throws IOException {
        System.exit(new WindowsPackage(arguments).run());
    }

    private int run() throws IOException {
        Path dist = Path.of(option("dist"));
        need("crmbridge.jar", dist.resolve("crmbridge.jar"));
        addTree("lib/", dist.resolve("lib"));
        need("crmbridge.exe", Path.of(option("programs"), "crmbridge.exe"));
        need("crmbridgew.exe", Path.of(option("programs"), "crmbridgew.exe"));
        addNative();
        Path sources = Path.of(option("sources"));
        need("crmbridge.cmd", windowsText(sources.resolve("crmbridge.cmd")));
        need("README.txt", windowsText(sources.resolve("README.txt")));
        need("LICENSE", Path.of(option("licence")));
        addTree("licenses/", sources.resolve("licenses"));
        addLicencesOfJars(dist.resolve("lib"));
        addBom();
        if (!option("runtime").isEmpty()) {
            need("runtime/bin/java.exe", Path.of(option("runtime"), "bin", "java.exe"));
            addTree("runtime/", Path.of(option("runtime")));
        }
        boolean release = Boolean.parseBoolean(option("release"));
        if (!missing.isEmpty()) {
            System.err.println((release ? "ERROR" : "WARNING") + ": the package for Windows is not complete. Missing: "
                    + String.join(", ", missing) + ". Native files are built by dev/native.");
        }
        if (release && !missing.isEmpty()) {
            return 1;
        }
        addChecksums();
        zip();
        return 0;
    }

    private void addNative() {
        Path addin = Path.of(option("addin"));
        for (String width : List.of("x64", "x86")) {
            need("native/" + width + "/crmbridge-addin.dll", addin.resolve(width).resolve("crmbridge-addin.dll"));
            need("native/jacob-1.21-" + width + ".dll", Path.of(option("jacob"), "jacob-1.21-" + width + ".dll"));
        }
        String library = "crmbridge-events.tlb";
        Path beside = addin.resolve(library);
        need("native/" + library, Files.isRegularFile(beside) ? beside : addin.resolve("x64").resolve(library));
    }

    private void need(String name, Path file) {
        if (Files.isRegularFile(file)) {
            files.put(name, file);
        } else {
            missing.add(name);
        }
    }

    private void addTree(String prefix, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            missing.add(prefix);
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.filter(Files::isRegularFile)
                    .forEach(file -> files.put(
                            prefix + folder.relativize(file).toString().replace('\\', '/'), file));
        }
    }

    private Path windowsText(Path file) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n").replace("\n", "\r\n");
        return Files.writeString(made.resolve(file.getFileName().toString()), text);
    }

    /** Licences and notices that libraries carry inside stay with the package as plain files. */
    private void addLicencesOfJars(Path lib) throws IOException {
        Path texts = made.resolve("licences-of-jars");
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar : jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
                String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
                try (ZipFile zip = new ZipFile(jar.toFile())) {
                    for (ZipEntry entry : zip.stream()
                            .filter(each -> LICENCE_FILE.matcher(each.getName()).matches() && !each.isDirectory())
                            .toList()) {
                        String file = entry.getName().replaceFirst("^META-INF/", "");
                        Path copy = texts.resolve(name).resolve(file);
                        Files.createDirectories(copy.getParent());
                        Files.copy(zip.getInputStream(entry), copy, StandardCopyOption.REPLACE_EXISTING);
                        files.put("licenses/" + name + "/" + file, copy);
                    }
                }
            }
        }
    }

    /** Jacob's project file says Apache-2.0, but its sources say LGPL, and only its authors could change that. */
    private void addBom() throws IOException {
        Path bom = Path.of(option("bom"));
        if (!Files.isRegularFile(bom)) {
            missing.add("sbom.cdx.json");
            return;
        }
        JsonNode tree = JSON.readTree(Files.readString(bom));
        StringBuilder list = new StringBuilder("Libraries in this package and their licences.\r\n"
                + "Where a library may be used under one of several licences, the least restrictive one is chosen.\r\n\r\n");
        List<JsonNode> components = new ArrayList<>(tree.path("components").valueStream().toList());
        components.sort(Comparator.comparing(component -> component.path("name").asString()));
        for (JsonNode component : components) {
            if (component.path("group").asString("").equals("io.github.osobolev") && component instanceof ObjectNode jacob) {
                jacob.putArray("licenses").addObject().putObject("license").put("id", LGPL);
            }
            if (!component.path("group").asString("").equals("dev.crmbridge")) {
                list.append(component.path("group").asString()).append(':')
                        .append(component.path("name").asString()).append(' ')
                        .append(component.path("version").asString()).append("\r\n    ")
                        .append(licences(component)).append("\r\n");
            }
        }
        list.append("\r\njacob-1.21-x64.dll and jacob-1.21-x86.dll belong to Jacob (").append(LGPL).append(
                "). They and the jar are separate files: you may put other builds in their place and tell the program"
                        + "\r\nwith -Dcrmbridge.jacob.dll=FILE and -Dcrmbridge.jacob.sha256=CHECKSUM. Their source is published"
                        + " by the Jacob project (freemansoft/jacob-project, tag Root_B-1_20).\r\n");
        files.put("sbom.cdx.json", Files.writeString(made.resolve("sbom.cdx.json"), JSON.writeValueAsString(tree)));
        files.put("THIRD-PARTY.txt", Files.writeString(made.resolve("THIRD-PARTY.txt"), list));
    }

    private static String licences(JsonNode component) {
        List<String> names = new ArrayList<>();
        component.path("licenses").forEach(each -> names.add(each.path("expression")
                .asString(each.path("license").path("id").asString(each.path("license").path("name").asString("unknown")))));
        return names.isEmpty() ? "unknown" : String.join(" or ", names);
    }

    private void addChecksums() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            sums.append(digest(file.getValue())).append("  ").append(file.getKey()).append('\n');
        }
        files.put("SHA256SUMS", Files.writeString(made.resolve("SHA256SUMS"), sums));
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private void zip() throws IOException {
        Path out = Path.of(option("out"));
        String root = "crmbridge-" + option("version") + "/";
        try (OutputStream stream = Files.newOutputStream(out);
                ZipOutputStream zip = new ZipOutputStream(stream, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(root + file.getKey());
                entry.setTime(TIME);
                zip.putNextEntry(entry);
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        System.out.println("package for Windows: " + out + ", " + files.size() + " files, " + Files.size(out) / 1024 + " KiB");
    }

    private String option(String name) {
        return options.getOrDefault(name, "");
    }
}
