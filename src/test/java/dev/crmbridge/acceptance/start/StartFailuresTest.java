package dev.crmbridge.acceptance.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Part;
import dev.crmbridge.acceptance.product.Product;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailuresTest {
    @TempDir
    Path folder;

    private Part.Ended run(String... arguments) throws Exception {
        return Part.run(folder, List.of(arguments), List.of(), Map.of());
    }

    private static void assertExplained(Part.Ended ended, String... words) {
        assertThat(ended.exitCode()).describedAs(ended.output()).isEqualTo(1);
        assertThat(ended.output()).contains(words).doesNotContain("\tat dev.crmbridge", "Exception in thread");
    }

    @Test
    void aBusyPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertExplained(run("demo", "--data", folder.resolve("d").toString(), "--port", port), port);
            assertExplained(run("crm", "--data", folder.resolve("c").toString(), "--port", port), port);
            assertExplained(run("outlook", "--data", folder.resolve("o").toString(), "--port", port), port);
        }
    }

    @Test
    void aSecondInstanceOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
        try (Product first = Product.demo(folder)) {
            assertExplained(
                    run("demo", "--data", first.data().toString()), first.data().toString());
            first.bridge().get("/api/items").expect(200);
        }
    }

    @Test
    void aDataFolderThatIsAFileIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        assertExplained(run("demo", "--data", file.toString()), file.toString());
    }

    @Test
    void aCorruptStoreIsNamedAndLeftAsItIs() throws Exception {
        Path data = folder.resolve("demo");
        try (Product product = Product.demo(folder)) {
            product.bridge().get("/api/items").expect(200);
        }
        List<Path> stores;
        try (var files = Files.walk(data)) {
            stores = files.filter(file -> file.toString().matches(".*\\.(db|sqlite)"))
                    .toList();
        }
        assertThat(stores).isNotEmpty();
        byte[] garbage = new byte[8_192];
        Arrays.fill(garbage, (byte) 7);
        for (Path store : stores) {
            byte[] before = Files.readAllBytes(store);
            Files.write(store, garbage);
            assertExplained(
                    run("demo", "--data", data.toString()), store.getFileName().toString());
            assertThat(Files.readAllBytes(store)).describedAs("left as it is").isEqualTo(garbage);
            Files.write(store, before);
        }
    }

    @Test
    void aCrmAddressWhereNothingAnswersOrSomethingElseDoesIsNamed() throws Exception {
        Part outlook = Part.start(
                folder,
                "outlook",
                List.of("outlook", "--data", folder.resolve("o").toString(), "--port", "0"),
                List.of(),
                Map.of());
        try (outlook) {
            String url = outlook.ready("outlookUrl");
            Part.Ended notACrm = Part.run(
                    folder,
                    List.of(
                            "start",
                            "--outlook",
                            url,
                            "--crm",
                            url,
                            "--data",
                            folder.resolve("s").toString()),
                    List.of(),
                    Map.of("CRMBRIDGE_CRM_TOKEN", "x"));
            assertExplained(notACrm, url);
            Part.Ended nonsense = Part.run(
                    folder,
                    List.of(
                            "start",
                            "--outlook",
                            url,
                            "--crm",
                            "not a url",
                            "--data",
                            folder.resolve("s").toString()),
                    List.of(),
                    Map.of("CRMBRIDGE_CRM_TOKEN", "x"));
            assertThat(nonsense.exitCode()).isIn(1, 2);
            assertThat(nonsense.output()).contains("not a url");
        }
    }

    @Test
    void withoutAServiceACommandSaysSoWithExitCodeFive() throws Exception {
        Part.Ended ended = run("items", "--data", folder.resolve("nothing").toString());
        assertThat(ended.exitCode()).describedAs(ended.output()).isEqualTo(5);
        assertThat(ended.output()).contains("crmbridge");
    }
}
