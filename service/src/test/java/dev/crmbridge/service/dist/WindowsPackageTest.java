package dev.crmbridge.service.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program that puts the package together, on small files in place of the real ones. */
class WindowsPackageTest {
    private static final Path SOURCES = Path.of("src", "dist").toAbsolutePath();
    private static final String BOM = """
            {"bomFormat":"CycloneDX","components":[
              {"group":"io.github.osobolev","name":"jacob","version":"1.21","licenses":[{"license":{"id":"Apache-2.0"}}]},
              {"group":"dev.crmbridge","name":"service","version":"1"},
              {"group":"org.example","name":"small","version":"2","licenses":[{"license":{"id":"MIT"}}]}]}
            """;

    @TempDir
    private Path temp;

    private Path zip;

    @BeforeEach
    void inputs() throws IOException {
        zip = temp.resolve("out").resolve("crmbridge-9-windows.zip");
        write("dist/crmbridge.jar", "program");
        Files.createDirectories(temp.resolve("dist/lib"));
        try (OutputStream file = Files.newOutputStream(temp.resolve("dist/lib/small-2.jar"));
                ZipOutputStream jar = new ZipOutputStream(file)) {
            for (String name : List.of(
                    "META-INF/LICENSE.txt",
                    "META-INF/NOTICE",
                    "META-INF/small/LICENSE",
                    "small/small.license",
                    "org/example/License.class")) {
                jar.putNextEntry(new ZipEntry(name));
                jar.write(name.getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        for (String file : List.of(
                "programs/crmbridge.exe",
                "programs/crmbridgew.exe",
                "addin/x64/crmbridge-addin.dll",
                "addin/x86/crmbridge-addin.dll",
                "addin/x64/crmbridge-events.tlb",
                "jacob/jacob-1.21-x64.dll",
                "jacob/jacob-1.21-x86.dll",
                "LICENSE")) {
            write(file, file);
        }
        write("bom.json", BOM);
    }

    @Test
    void everythingIsInTheZip() throws Exception {
        assertThat(run(true, "")).isZero();
        assertThat(content().keySet())
                .contains(
                        "crmbridge.jar",
                        "crmbridge.exe",
                        "crmbridgew.exe",
                        "crmbridge.cmd",
                        "lib/small-2.jar",
                        "native/x64/crmbridge-addin.dll",
                        "native/x86/crmbridge-addin.dll",
                        "native/crmbridge-events.tlb",
                        "native/jacob-1.21-x64.dll",
                        "native/jacob-1.21-x86.dll",
                        "LICENSE",
                        "THIRD-PARTY.txt",
                        "licenses/LGPL-2.1.txt",
                        "licenses/EPL-2.0.txt",
                        "licenses/small-2/LICENSE.txt",
                        "licenses/small-2/NOTICE",
                        "licenses/small-2/small/LICENSE",
                        "licenses/small-2/small/small.license",
                        "sbom.cdx.json",
                        "SHA256SUMS")
                .noneMatch(name -> name.endsWith(".class") || name.startsWith("runtime/"));
        assertThat(text("crmbridge.cmd").lines()).isNotEmpty();
        assertThat(text("crmbridge.cmd").replace("\r\n", "")).doesNotContain("\n");
    }

    @Test
    void theChecksumsAreThoseOfTheFilesAndNameEachOfThem() throws Exception {
        run(true, "");
        Map<String, byte[]> content = content();
        Map<String, String> sums = new LinkedHashMap<>();
        text("SHA256SUMS").lines().forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
        assertThat(sums.keySet())
                .containsExactlyInAnyOrderElementsOf(content.keySet().stream()
                        .filter(name -> !name.equals("SHA256SUMS"))
                        .toList());
        for (Map.Entry<String, String> sum : sums.entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.get(sum.getKey()));
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sum.getValue());
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        run(true, "");
        byte[] once = Files.readAllBytes(zip);
        run(true, "");
        assertThat(Files.readAllBytes(zip)).isEqualTo(once);
    }

    @Test
    void jacobsLicenceIsNamedAsItsSourcesHaveIt() throws Exception {
        run(true, "");
        assertThat(text("sbom.cdx.json")).contains("LGPL-2.1-or-later").doesNotContain("Apache-2.0");
        assertThat(text("THIRD-PARTY.txt"))
                .contains("io.github.osobolev:jacob 1.21\r\n    LGPL-2.1-or-later")
                .contains("org.example:small 2\r\n    MIT")
                .doesNotContain("dev.crmbridge:");
    }

    @Test
    void aRuntimeIsPutInWhenOneIsNamed() throws Exception {
        write("java/bin/java.exe", "java");
        write("java/lib/modules", "modules");
        assertThat(run(true, temp.resolve("java").toString())).isZero();
        assertThat(content()).containsKeys("runtime/bin/java.exe", "runtime/lib/modules");
    }

    @Test
    void aReleaseWithoutTheAddinIsRefusedAndAnotherPackageSaysWhatIsMissing() throws Exception {
        Files.delete(temp.resolve("addin/x86/crmbridge-addin.dll"));
        assertThat(run(true, "")).isEqualTo(1);
        assertThat(zip).doesNotExist();
        assertThat(run(false, "")).isZero();
        assertThat(Files.readString(temp.resolve("err"))).contains("native/x86/crmbridge-addin.dll");
        assertThat(content()).doesNotContainKey("native/x86/crmbridge-addin.dll");
    }

    private int run(boolean release, String runtime) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SOURCES.resolve("WindowsPackage.java").toString()));
        Map<String, String> options = new LinkedHashMap<>();
        for (String folder : List.of("dist", "programs", "addin", "jacob")) {
            options.put(folder, temp.resolve(folder).toString());
        }
        options.put("sources", SOURCES.toString());
        options.put("licence", temp.resolve("LICENSE").toString());
        options.put("bom", temp.resolve("bom.json").toString());
        options.put("version", "9");
        options.put("out", zip.toString());
        options.put("runtime", runtime);
        options.put("release", Boolean.toString(release));
        options.forEach((name, value) -> command.add(name + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectOutput(temp.resolve("stdout").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                assertThat(entry.getName()).startsWith("crmbridge-9/");
                try (InputStream in = file.getInputStream(entry)) {
                    content.put(entry.getName().substring("crmbridge-9/".length()), in.readAllBytes());
                }
            }
        }
        return content;
    }

    private String text(String name) throws IOException {
        return new String(content().getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
