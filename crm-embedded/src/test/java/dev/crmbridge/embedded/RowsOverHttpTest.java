package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsOverHttpTest {
    private static final String ID = "8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11";

    @TempDir
    Path directory;

    private TestCrm crm;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void anUnknownOrMissingTokenIsChallenged() {
        Answer none = crm.get("nobody", "tasks");
        Answer wrong = crm.get("nobody", "", "Authorization", "Bearer wrong");
        assertThat(none.status()).isEqualTo(401);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=")
                .contains("resource_id=" + crm.crm().baseUrl() + "/");
        assertThat(wrong.code()).isNotEmpty();
    }

    @Test
    void aUserWithoutAnyRoleIsRefused() {
        Answer answer = crm.get("norole", "WhoAmI");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("0x80042F09");
    }

    @Test
    void whoAmINamesTheUserWithAndWithoutBrackets() {
        for (String path : new String[] {"WhoAmI", "WhoAmI()"}) {
            Answer answer = crm.get("seller", path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("UserId").asString()).isEqualTo(crm.userId("seller"));
            assertThat(answer.json().get("OrganizationId").asString()).hasSize(36);
        }
    }

    @Test
    void theServiceDocumentListsTheSets() {
        Answer answer = crm.get("seller", "");
        assertThat(answer.json().get("value").findValuesAsString("name"))
                .contains("tasks", "accounts", "activityparties");
        assertThat(answer.json().get("@odata.context").asString()).isEqualTo(crm.api() + "$metadata");
    }

    @Test
    void anAnswerWithoutBodySaysNothingOfAMediaType() {
        Answer created = crm.post("admin", "accounts", "{\"name\":\"Fabrikam\"}");
        String account = "accounts(" + created.id() + ")";
        Answer task = crm.post("admin", "tasks", "{\"subject\":\"Call back\"}");
        String link = "{\"@odata.id\":\"" + crm.api() + "tasks(" + task.id() + ")\"}";
        String rule = crm.get("admin", "duplicaterules?$top=1")
                .json()
                .get("value")
                .get(0)
                .get("duplicateruleid")
                .asString();

        assertThat(List.of(
                        created,
                        crm.patch("admin", account, "{\"fax\":\"1\"}"),
                        crm.send("admin", "PUT", account + "/fax", "{\"value\":\"2\"}"),
                        crm.post("admin", account + "/Account_Tasks/$ref", link),
                        crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + rule + "\"}"),
                        crm.delete("admin", account)))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
                    assertThat(answer.text()).isEmpty();
                    assertThat(answer.headers()).doesNotContainKey("content-type");
                });
        assertThat(crm.get("admin", "accounts/$count").header("Content-Type")).startsWith("text/plain");
    }

    @Test
    void aBodyThatIsNotJsonIsRefusedWithThePlaceWhereItEnds() {
        Answer answer = crm.post("admin", "accounts", "{\"name\":\n \"Fabrikam\", oops}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("0x80048d19");
        assertThat(answer.message())
                .startsWith("The body is not JSON that can be read: see line 2, column ")
                .doesNotContain("Source", "REDACTED", "marker");
    }

    @Test
    void aTaskLivesFromCreateToDelete() {
        Answer created = crm.post(
                "seller",
                "tasks",
                "{\"subject\":\"Call back\",\"scheduledend\":\"2026-03-04T17:00:00+01:00\",\"prioritycode\":2}");
        assertThat(created.status()).isEqualTo(204);
        assertThat(created.text()).isEmpty();
        assertThat(created.header("OData-EntityId"))
                .startsWith(crm.api() + "tasks(")
                .endsWith(")");

        Answer read = crm.get("seller", "tasks(" + created.id() + ")?$select=subject,scheduledend,statuscode");
        assertThat(read.json().get("subject").asString()).isEqualTo("Call back");
        assertThat(read.json().get("scheduledend").asString()).isEqualTo("2026-03-04T16:00:00Z");
        assertThat(read.json().get("statuscode").asInt()).isEqualTo(2);
        assertThat(read.json().get("activityid").asString()).isEqualTo(created.id());
        assertThat(read.json().has("description")).isFalse();

        assertThat(crm.patch("seller", "tasks(" + created.id() + ")", "{\"subject\":\"Called\"}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.delete("seller", "tasks(" + created.id() + ")").status()).isEqualTo(204);
        Answer gone = crm.get("seller", "tasks(" + created.id() + ")");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.code()).isEqualTo("0x80040217");
    }

    @Test
    void insertOnlyPatchCreatesOnceAndRefusesTheRepeat() {
        Answer first = crm.patch(
                "seller",
                "tasks(" + ID + ")",
                "{\"subject\":\"x\"}",
                "If-None-Match",
                "*",
                "Prefer",
                "return=representation");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("@odata.context").asString()).isEqualTo(crm.api() + "$metadata#tasks/$entity");
        Answer repeat = crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"x\"}", "If-None-Match", "*");
        assertThat(repeat.status()).isEqualTo(412);
        assertThat(repeat.code()).isEqualTo("0x80040237");
        assertThat(repeat.message()).isEqualTo("A record with matching key values already exists.");
        assertThat(crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"y\"}", "If-None-Match", "null")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void updateOnlyPatchNeverCreates() {
        assertThat(crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStaleEtagIsRefusedAndTheCurrentOneAccepted() {
        crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"x\"}");
        String old =
                crm.get("seller", "tasks(" + ID + ")").json().get("@odata.etag").asString();
        assertThat(crm.get("seller", "tasks(" + ID + ")", "If-None-Match", old).status())
                .isEqualTo(304);
        assertThat(crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"y\"}", "If-Match", old)
                        .status())
                .isEqualTo(204);
        Answer stale = crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"z\"}", "If-Match", old);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("0x80060882");
        assertThat(crm.delete("seller", "tasks(" + ID + ")", "If-Match", old).status())
                .isEqualTo(412);
    }

    @Test
    void anActivityIsLinkedToItsAccountInEveryFormOfAddress() {
        String account = crm.post("admin", "accounts", "{\"name\":\"Contoso\",\"accountnumber\":\"A1\"}")
                .id();
        for (String address : new String[] {
            "/accounts(" + account + ")",
            "accounts(" + account + ")",
            crm.api() + "accounts(" + account + ")",
            "/accounts(accountnumber='A1')"
        }) {
            Answer created = crm.post(
                    "seller",
                    "tasks",
                    "{\"subject\":\"x\",\"regardingobjectid_account_task@odata.bind\":\"" + address + "\"}",
                    "Prefer",
                    "return=representation,odata.include-annotations=\"*\"");
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            assertThat(created.json().get("_regardingobjectid_value").asString())
                    .isEqualTo(account);
            assertThat(created.json()
                            .get("_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                            .asString())
                    .isEqualTo("account");
            assertThat(created.json()
                            .get("_regardingobjectid_value@OData.Community.Display.V1.FormattedValue")
                            .asString())
                    .isEqualTo("Contoso");
        }
    }

    @Test
    void completingSetsTheActualEndAndClosesForChanges() {
        crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"x\"}");
        crm.setNow(Instant.parse("2026-03-03T09:30:00Z"));
        assertThat(crm.patch("seller", "tasks(" + ID + ")", "{\"statecode\":1}").status())
                .isEqualTo(204);
        Answer closed = crm.get("seller", "tasks(" + ID + ")");
        assertThat(closed.json().get("statuscode").asInt()).isEqualTo(5);
        assertThat(closed.json().get("actualend").asString()).isEqualTo("2026-03-03T09:30:00Z");
        Answer refused = crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"y\"}");
        assertThat(refused.code()).isEqualTo("0x80040230");
        assertThat(crm.patch("seller", "tasks(" + ID + ")", "{\"statecode\":0,\"statuscode\":3}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.get("seller", "tasks(" + ID + ")")
                        .json()
                        .get("actualend")
                        .isNull())
                .isTrue();
    }

    @Test
    void everythingIsStillThereAfterARestart() {
        crm.patch("seller", "tasks(" + ID + ")", "{\"subject\":\"kept\"}");
        String token = crm.crm().tokens().get("seller");
        crm.close();
        crm = new TestCrm(directory);
        assertThat(crm.crm().tokens().get("seller")).isEqualTo(token);
        assertThat(crm.get("seller", "tasks(" + ID + ")").json().get("subject").asString())
                .isEqualTo("kept");
    }
}
