package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class WriteRulesTest {
    private TestCrm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        crm = new TestCrm(directory);
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tasks | {\"nonsense\":1} | 0x80048d19",
                "tasks | {\"Subject\":\"x\"} | 0x80048d19",
                "tasks | {\"subject\":5} | 0x80048d19",
                "tasks | {\"scheduledend\":\"soon\"} | 0x80048d19",
                "tasks | {\"_regardingobjectid_value\":\"8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11\"} | 0x80048d19",
                "tasks | {\"regardingobjectid_account_task@odata.bind\":\"/contacts(8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11)\"} | 0x80048d19",
                "tasks | {\"regardingobjectid_account_task@odata.bind\":\"/accounts(8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11)\"} | 0x80040217",
                "tasks | {\"prioritycode\":9} | 0x8004431A",
                "tasks | {\"percentcomplete\":101} | 0x8004432F",
                "tasks | {\"scheduledend\":\"1752-12-31T00:00:00Z\"} | 0x80040239",
                "tasks | {\"statuscode\":5} | 0x80048408",
                "tasks | {\"statecode\":1,\"statuscode\":5} | 0x80048408",
                "appointments | {\"subject\":\"no times\"} | 0x80040275",
                "incidents | {\"title\":\"no customer\"} | 0x80040200",
                "tasks | not json | 0x80048d19",
                "activitypointers | {\"subject\":\"x\"} | 0x80060888",
                "phonecalls | {\"subject\":\"x\",\"phonecall_activity_parties\":[{\"participationtypemask\":5,\"addressused\":\"a@b.example\"}]} | 0x80043506"
            })
    void aBadBodyIsRefusedWithItsCode(String set, String body, String code) {
        long before = Long.parseLong(crm.get("admin", "activitypointers/$count").text());
        assertThat(crm.post("admin", set, body).code()).isEqualTo(code);
        assertThat(Long.parseLong(crm.get("admin", "activitypointers/$count").text()))
                .isEqualTo(before);
    }

    @Test
    void aTextThatIsTooLongIsNamed() {
        assertThat(crm.post("admin", "tasks", "{\"subject\":\"" + "x".repeat(201) + "\"}")
                        .message())
                .isEqualTo("A validation error occurred.  The length of the 'subject' attribute of the 'task' entity"
                        + " exceeded the maximum allowed length of '200'.");
    }

    /** Every activity, one pair that is allowed on update and one that is not. */
    @ParameterizedTest
    @CsvSource({
        "tasks, 0, 7, 1, 2",
        "phonecalls, 1, 4, 0, 2",
        "letters, 1, 3, 1, 2",
        "faxes, 1, 4, 2, 4",
        "emails, 1, 3, 0, 3",
        "appointments, 3, 6, 0, 5",
        "serviceappointments, 3, 4, 1, 9"
    })
    void stateAndStatusMustBelongTogether(String set, int state, int status, int wrongState, int wrongStatus) {
        String times = ",\"scheduledstart\":\"2026-03-05T09:00:00Z\",\"scheduledend\":\"2026-03-05T10:00:00Z\"}";
        String row =
                set + "(" + crm.post("admin", set, "{\"subject\":\"x\"" + times).id() + ")";
        assertThat(crm.patch("admin", row, pair(wrongState, wrongStatus)).code())
                .isEqualTo("0x80048408");
        assertThat(crm.patch("admin", row, pair(state, status)).status()).isEqualTo(204);
        assertThat(crm.get("admin", row).json().get("statuscode").asInt()).isEqualTo(status);
        assertThat(crm.get("admin", row).json().get("scheduleddurationminutes").asInt())
                .isEqualTo(60);
    }

    private static String pair(int state, int status) {
        return "{\"statecode\":" + state + ",\"statuscode\":" + status + "}";
    }

    @Test
    void aSentEmailStillTakesAnotherRegarding() {
        String account = crm.post("admin", "accounts", "{\"name\":\"A\"}").id();
        String mail =
                "emails(" + crm.post("admin", "emails", "{\"subject\":\"x\"}").id() + ")";
        crm.patch("admin", mail, pair(1, 3));
        assertThat(crm.patch("admin", mail, "{\"subject\":\"y\"}").code()).isEqualTo("0x80040230");
        assertThat(crm.patch(
                                "admin",
                                mail,
                                "{\"regardingobjectid_account_email@odata.bind\":\"/accounts(" + account + ")\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void deletingAnAccountTakesItsActivitiesAlongAndLoosensItsContacts() {
        String account = crm.post("admin", "accounts", "{\"name\":\"A\"}").id();
        String task = crm.post(
                        "admin",
                        "tasks",
                        "{\"subject\":\"x\",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account
                                + ")\"}")
                .id();
        String contact = crm.post(
                        "admin",
                        "contacts",
                        "{\"firstname\":\"Ada\",\"lastname\":\"L\",\"parentcustomerid_account@odata.bind\":\"/accounts("
                                + account + ")\"}")
                .id();
        assertThat(crm.delete("admin", "accounts(" + account + ")").status()).isEqualTo(204);
        assertThat(crm.get("admin", "tasks(" + task + ")").status()).isEqualTo(404);
        var left = crm.get("admin", "contacts(" + contact + ")").json();
        assertThat(left.get("_parentcustomerid_value").isNull()).isTrue();
        assertThat(left.get("fullname").asString()).isEqualTo("Ada L");
        crm.post(
                "admin",
                "incidents",
                "{\"title\":\"c\",\"customerid_contact@odata.bind\":\"/contacts(" + contact + ")\"}");
        assertThat(crm.delete("admin", "contacts(" + contact + ")").code()).isEqualTo("0x80040227");
    }

    @Test
    void anAlternateKeyCannotBeTakenTwice() {
        crm.post("admin", "accounts", "{\"name\":\"A\",\"accountnumber\":\"K-1\"}");
        assertThat(crm.post("admin", "accounts", "{\"name\":\"B\",\"accountnumber\":\"k-1\"}")
                        .code())
                .isEqualTo("0x80060892");
    }
}
