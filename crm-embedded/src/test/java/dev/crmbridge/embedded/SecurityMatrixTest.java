package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
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
class SecurityMatrixTest {
    private TestCrm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        crm = new TestCrm(directory);
    }

    @AfterAll
    void stop() {
        crm.close();
    }

    /** Who may do what with a task of the seller and an account of the administrator; 0 = allowed, else the code. */
    @ParameterizedTest
    @CsvSource({
        "admin,     0,          0,          0,          0,          0",
        "seller,    0,          0,          0,          0x80048306, 0",
        "colleague, 0,          0x80048306, 0x80048306, 0x80048306, 0",
        "readonly,  0,          0x80040220, 0x80040220, 0x80040220, 0",
        "nodelete,  0x80048306, 0x80048306, 0x80040220, 0x80048306, 0",
        "noappend,  0x80048306, 0x80048306, 0x80048306, 0x80048306, 0",
        "ownonly,   0x80048306, 0x80048306, 0x80048306, 0x80048306, 0x80048306",
        "norole,    0x80042F09, 0x80042F09, 0x80042F09, 0x80042F09, 0x80042F09",
        "nobody,    0x8005F101, 0x8005F101, 0x8005F101, 0x8005F101, 0x8005F101"
    })
    void everyRoleMayDoExactlyWhatItGrants(
            String who, String readTask, String writeTask, String deleteTask, String writeAccount, String readAccount) {
        String task =
                "tasks(" + crm.post("seller", "tasks", "{\"subject\":\"x\"}").id() + ")";
        String account =
                "accounts(" + crm.post("admin", "accounts", "{\"name\":\"A\"}").id() + ")";
        assertThat(outcome(crm.get(who, task))).isEqualTo(readTask);
        assertThat(outcome(crm.patch(who, task, "{\"subject\":\"y\"}", "If-Match", "*")))
                .isEqualTo(writeTask);
        assertThat(outcome(crm.get(who, account))).isEqualTo(readAccount);
        assertThat(outcome(crm.patch(who, account, "{\"name\":\"B\"}", "If-Match", "*")))
                .isEqualTo(writeAccount);
        assertThat(outcome(crm.delete(who, task))).isEqualTo(deleteTask);
    }

    private static String outcome(Answer answer) {
        return answer.status() < 400 ? "0" : answer.code();
    }

    @Test
    void listsShowOnlyWhatOneMayRead() {
        crm.post("seller", "letters", "{\"subject\":\"mine\"}");
        assertThat(crm.get("seller", "letters/$count").text()).isEqualTo("1");
        assertThat(crm.get("nodelete", "letters/$count").text()).isEqualTo("0");
        assertThat(crm.get("colleague", "letters/$count").text()).isEqualTo("1");
        assertThat(crm.get("readonly", "letters/$count").text()).isEqualTo("1");
        assertThat(crm.get("nodelete", "activitypointers?$filter=activitytypecode eq 'letter'")
                        .json()
                        .get("value"))
                .isEmpty();
        assertThat(crm.get("nodelete", "activityparties/$count").text())
                .isEqualTo(String.valueOf(crm.get("nodelete", "activityparties")
                        .json()
                        .get("value")
                        .size()));
    }

    @Test
    void filtersCannotAskAboutRowsOneMayNotRead() {
        String lead = crm.post("admin", "leads", "{\"lastname\":\"Secret\"}").id();
        crm.post(
                "admin",
                "tasks",
                "{\"subject\":\"probe\",\"regardingobjectid_lead_task@odata.bind\":\"/leads(" + lead + ")\"}");
        String query = "tasks/$count?$filter=regardingobjectid_lead_task/lastname eq 'Secret'";
        assertThat(crm.get("admin", query).text()).isEqualTo("1");
        assertThat(crm.get("seller", query).text()).isEqualTo("0");
    }

    @Test
    void readersCannotCreateAndSellersCannotLinkToWhatIsNotTheirs() {
        assertThat(crm.post("readonly", "tasks", "{\"subject\":\"x\"}").code()).isEqualTo("0x80040220");
        String lead = crm.post("colleague", "leads", "{\"lastname\":\"L\"}").id();
        assertThat(crm.post(
                                "seller",
                                "tasks",
                                "{\"subject\":\"x\",\"regardingobjectid_lead_task@odata.bind\":\"/leads(" + lead
                                        + ")\"}")
                        .code())
                .isEqualTo("0x80048306");
    }

    @Test
    void withoutAppendToNothingCanBeLinkedToARecordOneMayRead() {
        String account =
                crm.post("admin", "accounts", "{\"name\":\"Alder Supplies\"}").id();
        String body =
                "{\"subject\":\"x\",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account + ")\"}";
        Answer refused = crm.post("noappend", "tasks", body);
        assertThat(refused.code()).isEqualTo("0x80040220");
        assertThat(refused.message()).contains("prvAppendToAccount");
        assertThat(crm.post("noappend", "tasks", "{\"subject\":\"x\"}").status())
                .isEqualTo(204);
        assertThat(crm.post("ownonly", "tasks", body).code()).isEqualTo("0x80048306");
        String own = crm.post("ownonly", "accounts", "{\"name\":\"Own\"}").id();
        assertThat(crm.post("ownonly", "tasks", body.replace(account, own)).status())
                .isEqualTo(204);
    }

    @Test
    void actingForSomeoneElseNeedsThePrivilegeAndGivesNoMoreThanBothHave() {
        String colleague = crm.userId("colleague");
        Answer refused = crm.get("seller", "WhoAmI", "MSCRMCallerID", colleague);
        assertThat(refused.code()).isEqualTo("0x8004A110");
        assertThat(crm.get("admin", "WhoAmI", "MSCRMCallerID", colleague)
                        .json()
                        .get("UserId")
                        .asString())
                .isEqualTo(colleague);
        assertThat(crm.post("admin", "duplicaterules", "{}", "MSCRMCallerID", colleague)
                        .code())
                .isEqualTo("0x80040220");
    }
}
