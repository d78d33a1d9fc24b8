package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search for duplicates survives a stop of the server, with the conditions it began with. */
class SearchRestartTest {
    private static final int ROWS = 20_000;
    private static final String QUERY = """
            {"JobName":"look","Query":{"EntityName":"contact","Criteria":{"Conditions":[
              {"AttributeName":"emailaddress1","Operator":"Like","Values":["%1%3%"]}]}}}""";

    @TempDir
    Path directory;

    @Test
    void aSearchWithConditionsThatWasStoppedFindsWhatOneInOnePieceFindsAndNothingTwice() {
        String stopped;
        List<String> expected;
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            UUID owner = UUID.fromString(crm.userId("admin"));
            crm.crm().database().write(tx -> {
                StoredContacts.add(tx, new SplittableRandom(5), owner, ROWS, 60_000);
                return 0;
            });
            var rules = new RuleSteps(crm);
            rules.await(rules.publish(rules.exact("contact", "contact", "emailaddress1")));
            String whole = begin(crm);
            rules.await(whole);
            expected = found(crm, whole);
            assertThat(expected).isNotEmpty().hasSizeLessThan(5_000).doesNotHaveDuplicates();
            stopped = begin(crm);
        }
        try (TestCrm crm = new TestCrm(directory)) {
            assertThat(new RuleSteps(crm)
                            .await(stopped)
                            .json()
                            .get("statuscode")
                            .asInt())
                    .isEqualTo(30);
            assertThat(found(crm, stopped)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String begin(TestCrm crm) {
        return crm.post("admin", "BulkDetectDuplicates", QUERY)
                .json()
                .get("JobId")
                .asString();
    }

    private static List<String> found(TestCrm crm, String job) {
        List<String> pairs = new ArrayList<>();
        crm.get(
                        "admin",
                        "duplicaterecords?$select=_baserecordid_value,_duplicaterecordid_value&$filter=_asyncoperationid_value eq "
                                + job)
                .json()
                .get("value")
                .forEach(row -> pairs.add(row.get("_baserecordid_value").asString() + " "
                        + row.get("_duplicaterecordid_value").asString()));
        return pairs;
    }
}
