package dev.crmbridge.acceptance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Part;
import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportTest {
    private static final List<String> FILES = List.of(
            "vobject/standard_test.ics",
            "vobject/ms_tzid.ics",
            "vobject/tzid_8bit.ics",
            "vobject/simple_2_0_test.ics",
            "vobject/utf8_test.ics",
            "vobject/vtodo.ics",
            "vobject/recurrence.ics",
            "vobject/quoted-printable.vcf",
            "vobject/simple_3_0_test.vcf",
            "vobject/vcard_with_groups.vcf",
            "icalendar/alarm_google_future.ics",
            "icalendar/issue_836_do_not_quote_tzid.ics");

    @TempDir
    private Path folder;

    private static Path fixture(String name) {
        Path up = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(up.resolve("outlook-sim"))) {
            up = java.util.Objects.requireNonNull(up.getParent(), "not inside the repository");
        }
        return up.resolve("outlook-sim/src/test/resources/imports").resolve(name);
    }

    private static JsonNode items(Product product) throws Exception {
        return product.outlook().get("/api/items").expect(200).json();
    }

    /** Contacts are imported here; whether they can be tracked is not this test's matter. */
    @Test
    void whatOtherProgramsWroteIsImportedAndItsTasksAndAppointmentsCanBeTracked() throws Exception {
        List<String> options = new ArrayList<>(List.of("--empty", "--import"));
        FILES.forEach(name -> options.add(fixture(name).toString()));
        try (Product product = Product.demo(folder, options.toArray(String[]::new))) {
            JsonNode items = items(product);
            assertThat(items.size()).isGreaterThanOrEqualTo(FILES.size());
            Set<String> kinds = new HashSet<>();
            Set<String> records = new HashSet<>();
            int tracked = 0;
            for (JsonNode item : items) {
                String id = item.required("id").asString();
                kinds.add(item.required("kind").asString());
                if (item.required("kind").asString().equals("contact")) {
                    continue;
                }
                JsonNode operation = product.command("track", Map.of(), id)
                        .required("operations")
                        .get(0);
                if (item.path("recurring").asBoolean(false)) {
                    assertThat(operation.required("code").asString()).isEqualTo("recurring");
                    continue;
                }
                assertThat(operation.required("outcome").asString())
                        .describedAs(item + " " + operation)
                        .isEqualTo("linked");
                records.add(operation.required("record").required("id").asString());
                tracked++;
            }
            assertThat(kinds).contains("appointment", "task", "contact");
            assertThat(records).hasSize(tracked);
        }
    }

    @Test
    void aBrokenFileIsNamedWithLineAndReasonAndNothingOfAnyFileIsImported() throws Exception {
        int before;
        try (Product product = Product.demo(folder)) {
            before = items(product).size();
        }
        Path broken = folder.resolve("broken.ics");
        Files.writeString(
                broken,
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:No time\r\nDTSTART:yesterday\r\n"
                        + "END:VEVENT\r\nEND:VCALENDAR\r\n");

        Part.Ended ended = Part.run(
                folder,
                List.of(
                        "demo",
                        "--data",
                        folder.resolve("demo").toString(),
                        "--import",
                        fixture("vobject/vtodo.ics").toString(),
                        broken.toString()),
                List.of(),
                Map.of());

        assertThat(ended.exitCode()).describedAs(ended.output()).isEqualTo(1);
        assertThat(ended.output())
                .contains("broken.ics, line 6", "DTSTART")
                .doesNotContain("\tat dev.crmbridge", "Exception in thread");
        try (Product product = Product.demo(folder)) {
            assertThat(items(product)).hasSize(before);
        }
    }

    @Test
    void aFileOfAnotherKindOrNoFileIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "x");
        for (Path file : List.of(text, folder.resolve("missing.ics"))) {
            Part.Ended ended = Part.run(
                    folder,
                    List.of("demo", "--data", folder.resolve("d").toString(), "--import", file.toString()),
                    List.of(),
                    Map.of());
            assertThat(ended.exitCode()).describedAs(ended.output()).isIn(1, 2);
            assertThat(ended.output()).contains(file.getFileName().toString());
        }
    }
}
