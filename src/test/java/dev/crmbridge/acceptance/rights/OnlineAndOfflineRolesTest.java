package dev.crmbridge.acceptance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Web;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a role does not allow is off with a reason and refused when it is tried all the same, with the CRM and without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnlineAndOfflineRolesTest {
    private static final String ASK = "Ask your administrator";

    private Product product;
    private String account = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of());
        account = product.crmAsAdmin()
                .post("/accounts", Map.of("name", "Harbour of somebody else"))
                .expect(204)
                .id();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    /** Whether the CRM is at hand. */
    private enum When {
        ONLINE,
        OFFLINE_BY_CHOICE,
        OFFLINE_AFTER_A_START,
        CRM_AWAY;

        boolean online() {
            return this == ONLINE;
        }
    }

    private interface Check {
        void at(When when) throws Exception;
    }

    /** Checks with the CRM, after {@code offline}, after a start without the CRM, and with the CRM away against the person's will. */
    private void always(Product user, Check check) throws Exception {
        check.at(When.ONLINE);
        user.cli("offline").expect(0);
        check.at(When.OFFLINE_BY_CHOICE);
        product.crmPart().kill();
        user.service().close();
        user.startService(List.of());
        check.at(When.OFFLINE_AFTER_A_START);
        user.cli("online").expect(0);
        check.at(When.CRM_AWAY);
        product.startCrmAgain();
    }

    private static JsonNode one(JsonNode answer) {
        assertThat(answer.required("operations")).hasSize(1);
        return answer.required("operations").get(0);
    }

    private static JsonNode why(Product user, String item) throws Exception {
        return user.bridge().get("/api/why/" + item).expect(200).json();
    }

    /** What the ribbon is told. */
    private static JsonNode standing(Product user, String item) throws Exception {
        JsonNode row = user.outlook().get("/api/items/" + item).expect(200).json();
        Map<String, Object> asked = Map.of(
                "entryId",
                item,
                "storeId",
                row.required("storeId").asString(),
                "kind",
                row.required("kind").asString());
        return user.bridge()
                .post("/api/addin/state", Map.of("items", List.of(asked)))
                .expect(200)
                .json()
                .required("items")
                .get(0);
    }

    private static void assertOff(Product user, String item, String code, String word, String... commands)
            throws Exception {
        JsonNode why = why(user, item);
        JsonNode barred = why.required("barred");
        assertThat(standing(user, item).required("barred"))
                .as("what the ribbon is told")
                .isEqualTo(barred);
        var off = new TreeSet<String>();
        for (JsonNode one : barred) {
            off.add(one.required("command").asString());
            assertThat(one.required("code").asString()).isEqualTo(code);
            assertThat(one.required("reason").asString()).contains(word, ASK);
        }
        assertThat(off).as(barred.toString()).containsExactlyInAnyOrder(commands);
        if (off.contains("regarding")) {
            assertThat(why.required("youCan").toString()).doesNotContain("regarding");
        }
    }

    private static void assertRefused(JsonNode operation, String code, String word) {
        assertThat(operation.required("outcome").asString())
                .as(operation.toString())
                .isEqualTo("refused");
        assertThat(operation.required("code").asString())
                .as(operation.toString())
                .isEqualTo(code);
        assertThat(operation.required("reason").asString()).contains(word, "your administrator");
    }

    private static JsonNode regarding(Product user, String item, String record) throws Exception {
        return one(user.command("regarding", Map.of("regarding", "account:" + record), item));
    }

    private static String trackedRecord(Product user, String item) throws Exception {
        JsonNode operation = one(user.command("track", Map.of(), item));
        assertThat(operation.required("outcome").asString())
                .as(operation.toString())
                .isEqualTo("linked");
        return operation.required("record").required("id").asString();
    }

    private JsonNode inCrm(String record) throws Exception {
        return product.crmAsAdmin().get("/tasks(" + record + ")").expect(200).json();
    }

    @Test
    void withoutAppendToNothingIsLinkedToARecordAndTrackGoesOn() throws Exception {
        String item = product.task("Tracked, and linked to nothing");
        String other = product.task("Not tracked, and linked to nothing");
        String contact = product.create(Map.of("kind", "contact", "subject", "Petra Sample"));
        try (Product user = product.beside("noappend", product.outlookPart())) {
            String record = trackedRecord(user, item);
            always(user, when -> {
                assertOff(user, item, "no-privilege", "prvAppendToAccount", "regarding");
                assertOff(user, other, "no-privilege", "prvAppendToAccount", "regarding");
                assertOff(user, contact, "no-privilege", "prvAppendToAccount", "parent");
                assertRefused(regarding(user, item, account), "no-privilege", "prvAppendToAccount");
                assertRefused(regarding(user, other, account), "no-privilege", "prvAppendToAccount");
                JsonNode asked = one(user.command("regarding", Map.of(), item));
                assertRefused(asked, "no-privilege", "prvAppendToAccount");
            });
            assertThat(inCrm(record).path("_regardingobjectid_value").isNull()).isTrue();
            assertThat(user.item(other).required("state").asString()).isEqualTo("untracked");
            user.cli("regarding", other, "account:" + account).expect(4);
        }
    }

    @Test
    void withoutAnyRoleOnlyTheReasonIsOffered() throws Exception {
        String item = product.task("Nobody's");
        try (Product user = product.beside("norole", product.outlookPart())) {
            always(user, when -> {
                assertOff(user, item, "no-role", "no security role", "track", "regarding");
                assertRefused(one(user.command("track", Map.of(), item)), "no-role", "no security role");
                assertRefused(regarding(user, item, account), "no-role", "no security role");
                JsonNode asked = one(user.command("regarding", Map.of(), item));
                assertRefused(asked, "no-role", "no security role");
                assertThat(user.item(item).required("state").asString()).isEqualTo("untracked");
            });
            assertThat(user.cli("sync", "--json").json().required("stopped").asString())
                    .isEqualTo(
                            "The CRM was not asked: You have no security role in the CRM. Ask your administrator for one.");
        }
    }

    @Test
    void withoutDeleteUntrackKeepsTheRecordAndSaysSoBeforeAndAfter() throws Exception {
        var items = new ArrayList<String>();
        for (When when : When.values()) {
            items.add(product.task("Kept " + when));
        }
        try (Product user = product.beside("nodelete", product.outlookPart())) {
            var records = new ArrayList<String>();
            for (String item : items) {
                records.add(trackedRecord(user, item));
            }
            always(user, when -> {
                String item = items.get(when.ordinal());
                assertOff(user, item, "", "");
                assertThat(why(user, item).required("youCan").toString())
                        .contains("Untrack the item; the record stays.", "prvDeleteActivity", ASK);
                JsonNode asked = one(user.command("untrack", Map.of(), item));
                assertThat(asked.required("question").required("keptBecause").asString())
                        .contains("prvDeleteActivity", ASK);
                String op = asked.required("op").asString();
                JsonNode answered = user.bridge()
                        .post("/api/operations/" + op + "/answer", Map.of("answer", "yes"))
                        .expect(200)
                        .json();
                JsonNode done =
                        one(user.settled(JsonMapper.shared().valueToTree(Map.of("operations", List.of(answered)))));
                assertThat(done.required("code").asString()).as(done.toString()).isEqualTo("record-kept");
                assertThat(done.required("reason").asString()).contains("prvDeleteActivity", ASK);
            });
            for (String record : records) {
                inCrm(record);
            }
        }
    }

    @Test
    void withReadOfOnesOwnOnlyTheRecordsOfOthersAreOutOfReachAndNotGone() throws Exception {
        String given = product.task("Given away");
        String item = product.task("Tracked by its owner");
        String other = product.task("For the account of somebody else");
        try (Product user = product.beside("ownonly", product.outlookPart())) {
            Web own = Web.withToken(product.crmPart().ready("crmApi"), product.crmToken("ownonly"));
            String mine = own.post("/accounts", Map.of("name", "Harbour of one's own"))
                    .expect(204)
                    .id();
            String gone = trackedRecord(user, given);
            String record = trackedRecord(user, item);
            var waiting = new ArrayList<JsonNode>();
            always(user, when -> {
                assertOff(user, item, "", "");
                assertOff(user, other, "", "");
                if (when.online()) {
                    assertRefused(regarding(user, item, account), "no-privilege", "prvReadAccount");
                    assertRefused(regarding(user, other, account), "no-privilege", "prvReadAccount");
                    JsonNode found = user.bridge()
                            .get("/api/search?entity=account&text=Harbour&limit=10")
                            .expect(200)
                            .json();
                    assertThat(found).as(found.toString()).hasSize(1);
                    assertThat(found.get(0).toString()).contains("Harbour of one's own");
                } else if (waiting.isEmpty()) {
                    // Whose a record is only the CRM knows.
                    waiting.add(user.accepted("regarding", Map.of("regarding", "account:" + account), other));
                }
            });
            assertRefused(one(user.settled(waiting.get(0))), "no-privilege", "prvReadAccount");
            assertThat(product.rows("tasks?$filter=subject eq 'For the account of somebody else'"))
                    .isEmpty();
            assertThat(regarding(user, item, mine).required("outcome").asString())
                    .isEqualTo("linked");
            assertThat(inCrm(record).required("_regardingobjectid_value").asString())
                    .isEqualTo(mine);

            String seller = product.crmPart().ready("crmUserId");
            product.crmAsAdmin()
                    .patch("/tasks(" + gone + ")", Map.of("ownerid@odata.bind", "/systemusers(" + seller + ")"))
                    .expect(204);
            // Not asked how they ended: items that other users track in this mailbox are told as failed, because their
            // records may not be read.
            user.cli("sync");
            user.cli("sync");
            product.outlook().get("/api/items/" + given).expect(200);
            assertThat(user.item(given).required("state").asString()).isEqualTo("untracked");
            JsonNode reason = why(user, given).required("reasons").get(0);
            assertThat(reason.required("code").asString()).as(reason.toString()).isEqualTo("record-out-of-reach");
            assertThat(inCrm(gone).required("subject").asString()).isEqualTo("Given away");
        }
    }
}
