package dev.crmbridge.embedded.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.embedded.RuleSteps;
import dev.crmbridge.embedded.TestCrm;
import dev.crmbridge.embedded.duplicates.DuplicateDetection.Part;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.CountedStatements;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of one row asks the database when very many others have its key. */
class CommonKeyCostTest {
    private static final int MANY = 1_200;
    private static final String ADDRESS = "k0@x.example";
    private static final Set<String> CHANGED = Set.of("emailaddress1");

    @TempDir
    Path directory;

    private final Schema schema = HostedTables.schema();
    private final Table contacts = schema.get("contact");
    private final MatchcodeDetection detection = new MatchcodeDetection(schema);
    private final Row row = new Row(contacts, Map.of("contactid", new UUID(0, 1), "emailaddress1", ADDRESS));
    private TestCrm crm;
    private CountedStatements counted;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        counted = new CountedStatements(crm.crm().database());
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(7), owner, MANY, 1);
            return 0;
        });
        RuleSteps rules = new RuleSteps(crm);
        rules.await(rules.publish(rules.exact("contact", "contact", "emailaddress1")));
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private Caller caller(Depth depth) {
        return new Caller(new UUID(2, 1), new UUID(2, 2), Set.of(), Map.of(Access.READ.privilege(contacts), depth), 1);
    }

    private void ownLast(Caller caller) {
        crm.crm().database().write(tx -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("contactid", UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff"));
            values.put("emailaddress1", ADDRESS);
            values.put("ownerid", new Reference("systemuser", caller.userId()));
            values.put("owninguser", new Reference("systemuser", caller.userId()));
            values.put("statecode", 0L);
            values.put("statuscode", 1L);
            values.put("versionnumber", SqliteRows.nextVersion(tx));
            Row own = new Row(contacts, values);
            SqliteRows.insert(tx, own);
            detection.saved(tx, own);
            return 0;
        });
    }

    private boolean hasDuplicates(Caller caller) {
        return counted.<Boolean>write(
                tx -> !detection.matchesBy(tx, caller, row, CHANGED, 20).isEmpty());
    }

    private int listed(Caller caller, int most) {
        return counted.<Integer>write(tx ->
                detection.duplicatesOf(tx, caller, row, "", Part.first(most)).size());
    }

    @Test
    void rowsTheCallerMayNotReadAreNotReadOneByOne() {
        for (Depth depth : new Depth[] {Depth.NONE, Depth.BASIC, Depth.LOCAL, Depth.DEEP}) {
            assertThat(hasDuplicates(caller(depth))).as("%s", depth).isFalse();
            assertThat(listed(caller(depth), 1)).as("%s", depth).isZero();
        }
        assertThat(counted.statements().get()).isLessThan(100);

        ownLast(caller(Depth.BASIC));
        for (Depth depth : new Depth[] {Depth.BASIC, Depth.LOCAL, Depth.DEEP}) {
            assertThat(hasDuplicates(caller(depth))).as("%s", depth).isTrue();
            assertThat(listed(caller(depth), 2)).as("%s", depth).isOne();
        }
        assertThat(hasDuplicates(caller(Depth.NONE))).isFalse();
        assertThat(counted.statements().get()).isLessThan(200);
    }

    @Test
    void rowsOfWhichSomebodySaidThatTheyAreNoneAreNotReadAtAll() {
        Caller all = caller(Depth.GLOBAL);
        assertThat(hasDuplicates(all)).isTrue();
        crm.crm().database().write(tx -> {
            Map<String, Set<Matchcode>> codes = Map.of();
            for (String id : StoredContacts.ids(tx)) {
                Row other = SqliteRows.find(tx, contacts, UUID.fromString(id)).orElseThrow();
                codes = codes.isEmpty() ? detection.agreement(tx, row, other) : codes;
                Pair pair = Pair.of(row.reference(), other.reference());
                SqliteNotDuplicates.save(tx, pair, all.userId(), Instant.EPOCH, codes);
            }
            return 0;
        });
        int before = counted.statements().get();

        assertThat(hasDuplicates(all)).isFalse();
        assertThat(listed(all, 1)).isZero();
        assertThat(counted.statements().get() - before).isLessThan(50);
    }

    @Test
    void onlyThoseThatAreListedAreReadHoweverFarBehind() {
        Caller all = caller(Depth.GLOBAL);

        int found = counted.<Integer>write(tx ->
                detection.duplicatesOf(tx, all, row, "", new Part(1_000, 1_020)).size());

        assertThat(found).isEqualTo(20);
        assertThat(counted.statements().get()).isLessThan(40);
    }
}
