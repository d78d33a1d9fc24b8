package dev.crmbridge.service.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.InMemoryCrm;
import dev.crmbridge.service.data.StartFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrmImportTest {
    private static final RecordRef KIM = new RecordRef("contact", new UUID(0, 7));
    private static final String FILE =
            "first name,last name,email\nAnn,Alder,ann@example.com\nK.,Kim,KIM@example.com\nA.,Alder,Ann@Example.com\n";

    private final InMemoryCrm crm = new InMemoryCrm(() -> Instant.parse("2026-03-02T08:00:00Z"));

    @BeforeEach
    void aRuleAndARecord() {
        for (String matching : List.of("contact", "lead")) {
            crm.server()
                    .publish(new DuplicateRuleRow(
                            UUID.randomUUID(),
                            "Same e-mail address as a " + matching,
                            "contact",
                            matching,
                            false,
                            false,
                            List.of(new DuplicateRuleRow.Condition("emailaddress1", "emailaddress1", 0, null, true))));
        }
        crm.server()
                .put(
                        KIM,
                        Map.of(
                                "fullname", CrmValue.text("Lee Kim"),
                                "firstname", CrmValue.text("Lee"),
                                "lastname", CrmValue.text("Kim"),
                                "emailaddress1", CrmValue.text("kim@example.com")),
                        new UUID(0, 1));
    }

    private CrmImport.Imported imported(boolean checked) {
        return new CrmImport(crm, checked).write("people.csv", file());
    }

    private static CsvFile file() {
        return CsvFile.read("people.csv", FILE.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> firstNames() {
        return crm.server().all("contact").stream()
                .map(row -> row.values().get("firstname"))
                .map(value -> ((CrmValue.Text) value).value())
                .toList();
    }

    @Test
    void withoutTheCheckEveryRowIsWritten() {
        CrmImport.Imported imported = imported(false);

        assertThat(imported.created()).isEqualTo(3);
        assertThat(imported.report("people.csv")).isEmpty();
        assertThat(firstNames()).containsExactlyInAnyOrder("Lee", "Ann", "K.", "A.");
    }

    @Test
    void withTheCheckALikelyDuplicateOfARecordOrOfAnEarlierRowIsLeftOutAndNamed() {
        CrmImport.Imported imported = imported(true);

        assertThat(imported.created()).isEqualTo(1);
        assertThat(firstNames()).containsExactlyInAnyOrder("Lee", "Ann");
        assertThat(imported.report("people.csv"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("people.csv: 1 imported, 2 left out as likely duplicates."),
                        line -> assertThat(line)
                                .isEqualTo("  people.csv, line 3: likely the same as contact “Lee Kim” (" + KIM.id()
                                        + ")"),
                        line -> assertThat(line)
                                .startsWith("  people.csv, line 4: likely the same as contact “Ann Alder” ("));
    }

    @Test
    void aRecordOfAnotherTypeIsNamedToo() {
        RecordRef lead = new RecordRef("lead", new UUID(0, 8));
        crm.server()
                .put(
                        lead,
                        Map.of("lastname", CrmValue.text("Alder"), "emailaddress1", CrmValue.text("ann@example.com")),
                        new UUID(0, 1));

        List<CrmImport.LeftOut> leftOut = imported(true).leftOut();

        assertThat(leftOut).hasSize(3);
        assertThat(leftOut.get(0).duplicates().rows()).extracting(CrmRow::ref).containsExactly(lead);
    }

    @Test
    void whatAnEarlierImportWroteIsNoDuplicateOfItself() {
        assertThat(imported(false).created()).isEqualTo(3);

        CrmImport.Imported again = imported(true);

        assertThat(again.created()).isZero();
        assertThat(again.leftOut()).isEmpty();
    }

    @Test
    void aCheckThatFailsTakesTheFileBack() {
        crm.faults((operation, call) -> operation == CrmOperation.DUPLICATES_OF && crm.requests(CrmOperation.BATCH) == 1
                ? Fault.unavailable()
                : Fault.NONE);

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> imported(true))
                .withMessage("people.csv, line 3: the CRM is unavailable. Nothing of the file was imported.");
        assertThat(firstNames()).containsExactly("Lee");
    }
}
