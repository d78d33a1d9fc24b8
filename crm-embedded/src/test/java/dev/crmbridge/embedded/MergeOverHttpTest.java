package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeOverHttpTest {
    @SuppressWarnings("NullAway.Init")
    private TestCrm crm;

    @BeforeEach
    void start(@TempDir Path folder) {
        crm = new TestCrm(folder);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String created(String account, String set, String body) {
        TestCrm.Answer answer = crm.post(account, set, body);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(204);
        return answer.id();
    }

    private TestCrm.Answer merge(String account, String table, String target, String subordinate, String more) {
        return crm.post(account, "Merge", """
                {"Target":{"@odata.type":"Microsoft.Dynamics.CRM.%1$s","%1$sid":"%2$s"},
                 "Subordinate":{"@odata.type":"Microsoft.Dynamics.CRM.%1$s","%1$sid":"%3$s"}%4$s}""".formatted(table, target, subordinate, more));
    }

    private String value(String path, String column) {
        return crm.get("admin", path).json().path(column).asString("");
    }

    @Test
    void whatPointedToTheSubordinatePointsToTheMasterAndTheSubordinateIsInactive() {
        String master = created("seller", "accounts", "{\"name\":\"Adatum\",\"telephone1\":\"1\"}");
        String other = created("seller", "accounts", "{\"name\":\"Adatum Corp\",\"telephone1\":\"2\"}");
        String open = created(
                "seller",
                "tasks",
                "{\"subject\":\"open\",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + other + ")\"}");
        String closed = created(
                "seller",
                "tasks",
                "{\"subject\":\"closed\",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + other + ")\"}");
        crm.patch("seller", "tasks(" + closed + ")", "{\"statecode\":1,\"statuscode\":5}");
        String contact = created(
                "seller",
                "contacts",
                "{\"lastname\":\"Child\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + other + ")\"}");
        String before = value("tasks(" + closed + ")", "versionnumber");

        TestCrm.Answer answer = merge(
                "seller",
                "account",
                master,
                other,
                ",\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"accountid\":\""
                        + new UUID(0, 0) + "\",\"telephone1\":\"2\"},\"PerformParentingChecks\":false");

        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(204);
        assertThat(value("accounts(" + master + ")", "telephone1")).isEqualTo("2");
        assertThat(value("accounts(" + master + ")", "name")).isEqualTo("Adatum");
        assertThat(value("accounts(" + other + ")", "statecode")).isEqualTo("1");
        assertThat(value("tasks(" + open + ")", "_regardingobjectid_value")).isEqualTo(master);
        assertThat(value("tasks(" + closed + ")", "_regardingobjectid_value")).isEqualTo(master);
        assertThat(value("tasks(" + closed + ")", "versionnumber")).isNotEqualTo(before);
        assertThat(value("contacts(" + contact + ")", "_parentcustomerid_value"))
                .isEqualTo(master);
    }

    @Test
    void aMasterBelowItsSubordinateLosesThatParentInsteadOfPointingToItself() {
        String parent = created("seller", "accounts", "{\"name\":\"Group\"}");
        String master = created(
                "seller",
                "accounts",
                "{\"name\":\"Group Ltd\",\"parentaccountid@odata.bind\":\"/accounts(" + parent + ")\"}");
        assertThat(merge("seller", "account", master, parent, ",\"PerformParentingChecks\":true")
                        .code())
                .isEqualTo("0x80045316");
        assertThat(merge("seller", "account", master, parent, "").status()).isEqualTo(204);
        assertThat(value("accounts(" + master + ")", "_parentaccountid_value")).isEmpty();
    }

    @Test
    void leadsAreDisqualifiedAndInactiveRowsRefused() {
        String master = created("seller", "leads", "{\"lastname\":\"One\",\"subject\":\"s\"}");
        String other = created("seller", "leads", "{\"lastname\":\"Two\",\"subject\":\"s\"}");
        assertThat(merge("seller", "lead", master, master, "").code()).isEqualTo("0x80045305");
        assertThat(merge("seller", "lead", master, other, "").status()).isEqualTo(204);
        assertThat(value("leads(" + other + ")", "statecode")).isEqualTo("2");
        assertThat(merge("seller", "lead", master, other, "").code()).isEqualTo("0x80045304");
        assertThat(merge("seller", "lead", other, master, "").code()).isEqualTo("0x80045304");
    }

    @Test
    void whoMayNotWriteBothChangesNothing() {
        String master = created("seller", "contacts", "{\"lastname\":\"Mine\"}");
        String other = created("colleague", "contacts", "{\"lastname\":\"Theirs\"}");
        assertThat(merge("seller", "contact", master, other, "").code()).isEqualTo("0x80048306");
        assertThat(merge("readonly", "contact", master, other, "").code()).isEqualTo("0x80040220");
        assertThat(value("contacts(" + other + ")", "statecode")).isEqualTo("0");
        assertThat(crm.get("seller", "Merge").status()).isEqualTo(405);
    }

    @Test
    void otherTablesAndRowsThatDoNotExistAreRefused() {
        String task = created("seller", "tasks", "{\"subject\":\"t\"}");
        TestCrm.Answer tasks = crm.post(
                "seller",
                "Merge",
                ("{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.task\",\"activityid\":\"%1$s\"},"
                                + "\"Subordinate\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.task\",\"activityid\":\"%1$s\"}}")
                        .formatted(task));
        assertThat(tasks.code()).isEqualTo("0x80040203");
        String unknown = UUID.randomUUID().toString();
        assertThat(merge("seller", "contact", unknown, unknown, "").code()).isEqualTo("0x80040217");
        assertThat(crm.post("seller", "Merge", "{}").code()).isEqualTo("0x80040203");
    }
}
