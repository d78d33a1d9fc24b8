package dev.crmbridge.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Part;
import dev.crmbridge.acceptance.product.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded CRM is killed while it publishes a rule over very many records and people go on saving. */
class KilledWhilePublishingTest {
    private static final int RECORDS = 200_000;
    private static final int UNPUBLISHED = 0;
    private static final int PUBLISHED = 2;
    private static final long LIMIT_SECONDS = 300;
    private static final String RULE = "d0000000-0000-4000-8000-000000000001";

    private final AtomicInteger created = new AtomicInteger();
    private Path data;
    private Part crm;
    private Web admin;

    @Test
    void everyRecordHasTheRightMatchcodeInTheEnd(@TempDir Path folder) throws Exception {
        data = folder.resolve("crm-data");
        start(folder);
        try {
            rule();
            String like = admin.post("/accounts", Map.of("name", "Template"))
                    .expect(204)
                    .id();
            stop();
            fill(like);
            start(folder);
            admin.post("/duplicaterules(" + RULE + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", Map.of())
                    .expect(200);

            AtomicBoolean saving = new AtomicBoolean(true);
            CompletableFuture<Void> people = CompletableFuture.runAsync(() -> save(saving));
            until("a part is published", () -> coded() > RECORDS / 4);
            crm.kill();
            saving.set(false);
            people.join();
            long codedAtTheCrash = coded();
            assertThat(codedAtTheCrash).isLessThan(RECORDS);

            start(folder);
            saving.set(true);
            people = CompletableFuture.runAsync(() -> save(saving));
            until("it is published", () -> status() == PUBLISHED);
            saving.set(false);
            people.join();
            stop();
            System.out.println("publishing: " + codedAtTheCrash + " codes at the crash, " + created
                    + " records created beside it");
            assertExact();
        } finally {
            crm.close();
        }
    }

    private void start(Path folder) throws Exception {
        crm = Part.start(folder, "crm", List.of("crm", "--data", data.toString(), "--port", "0"), List.of(), Map.of());
        String token = JsonMapper.shared()
                .readTree(Files.readString(data.resolve("crm").resolve("crm-tokens.json")))
                .required("admin")
                .asString();
        admin = Web.withToken(crm.ready("crmApi"), token);
    }

    private void stop() throws Exception {
        crm.close();
    }

    private void rule() throws Exception {
        admin.post(
                        "/duplicaterules",
                        Map.of(
                                "duplicateruleid",
                                RULE,
                                "name",
                                "Name and phone",
                                "baseentityname",
                                "account",
                                "matchingentityname",
                                "account"))
                .expect(204);
        for (String column : List.of("name", "telephone1")) {
            admin.post(
                            "/duplicateruleconditions",
                            Map.of(
                                    "baseattributename",
                                    column,
                                    "matchingattributename",
                                    column,
                                    "operatorcode",
                                    0,
                                    "ignoreblankvalues",
                                    true,
                                    "regardingobjectid@odata.bind",
                                    "/duplicaterules(" + RULE + ")"))
                    .expect(204);
        }
    }

    /** Records as somebody kept them for years; each name three times, one record in ten without a phone number. */
    private void fill(String like) throws SQLException {
        try (Connection database = open()) {
            database.setAutoCommit(false);
            StringBuilder columns = new StringBuilder();
            try (Statement ask = database.createStatement();
                    ResultSet info = ask.executeQuery("SELECT name FROM pragma_table_info('account')")) {
                while (info.next()) {
                    String name = info.getString(1);
                    if (!List.of("accountid", "name", "telephone1").contains(name)) {
                        columns.append(", ").append(name);
                    }
                }
            }
            try (PreparedStatement insert = database.prepareStatement("INSERT INTO account (accountid, name, telephone1"
                    + columns + ") SELECT ?, ?, ?" + columns + " FROM account WHERE accountid = ?")) {
                for (int i = 0; i < RECORDS; i++) {
                    insert.setString(1, new UUID(0x1111L << 48 | i, i).toString());
                    insert.setString(2, "Firm " + i / 3);
                    insert.setString(3, i % 10 == 0 ? null : "+49 " + i / 3);
                    insert.setString(4, like);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            database.commit();
        }
    }

    /** Creates, changes and deletes accounts all over the table, until told to stop or the server is gone. */
    private void save(AtomicBoolean saving) {
        Random random = new Random(11);
        while (saving.get()) {
            try {
                int any = random.nextInt(RECORDS);
                String existing = "/accounts(" + new UUID(0x1111L << 48 | any, any) + ")";
                switch (random.nextInt(3)) {
                    case 0 -> {
                        Map<String, String> account = new HashMap<>();
                        account.put("name", "Firm " + any / 3);
                        account.put("telephone1", "+49 " + any / 3);
                        if (admin.post("/accounts", account).status() == 204) {
                            created.incrementAndGet();
                        }
                    }
                    case 1 -> admin.patch(existing, Map.of("name", "Firm " + random.nextInt(RECORDS)));
                    default -> admin.delete(existing);
                }
            } catch (Exception gone) {
                return;
            }
        }
    }

    private interface Question {
        boolean answered() throws Exception;
    }

    private static void until(String what, Question question) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!question.answered()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private int status() throws Exception {
        JsonNode rule = admin.get("/duplicaterules(" + RULE + ")?$select=statuscode")
                .expect(200)
                .json();
        int status = rule.required("statuscode").asInt();
        assertThat(status).as("the rule goes on to be published").isNotEqualTo(UNPUBLISHED);
        return status;
    }

    private long coded() throws SQLException {
        try (Connection database = open()) {
            return number(database, "SELECT count(*) FROM crm_matchcode WHERE ruleid = '" + RULE + "'");
        }
    }

    /** What the rule means, asked of the database itself: equal keys have equal codes, different ones different codes, blanks none. */
    private void assertExact() throws SQLException {
        try (Connection database = open()) {
            String keyed = " FROM account a LEFT JOIN crm_matchcode m ON m.ruleid = '" + RULE
                    + "' AND m.side = 'MATCHING' AND m.type = 'account' AND m.id = a.accountid ";
            String key = "lower(a.name) || '|' || a.telephone1";
            assertThat(number(database, "SELECT count(*) FROM account")).isGreaterThan(RECORDS / 2);
            assertThat(number(database, "SELECT count(*)" + keyed + "WHERE a.telephone1 IS NOT NULL AND m.id IS NULL"))
                    .as("records without their matchcode")
                    .isZero();
            assertThat(number(database, "SELECT count(*)" + keyed + "WHERE a.telephone1 IS NULL AND m.id IS NOT NULL"))
                    .as("blanks with a matchcode")
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT count(*) FROM crm_matchcode m WHERE m.ruleid = '" + RULE
                                    + "' AND NOT EXISTS (SELECT 1 FROM account a WHERE a.accountid = m.id)"))
                    .as("matchcodes of deleted records")
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT count(*) FROM (SELECT 1" + keyed + "WHERE m.id IS NOT NULL GROUP BY " + key
                                    + " HAVING count(DISTINCT m.high || ':' || m.low) <> 1)"))
                    .as("equal records with different codes")
                    .isZero();
            assertThat(number(
                            database,
                            "SELECT count(*) FROM (SELECT 1" + keyed
                                    + "WHERE m.id IS NOT NULL GROUP BY m.high, m.low HAVING count(DISTINCT " + key
                                    + ") <> 1)"))
                    .as("different records with one code")
                    .isZero();
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + data.resolve("crm").resolve("crm.sqlite") + "?busy_timeout=30000");
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement ask = database.createStatement();
                ResultSet row = ask.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
