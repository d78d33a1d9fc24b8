package dev.crmbridge.embedded.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Contacts written and read past the Web API, for tests that need many or want to look under it. */
public final class StoredContacts {
    private StoredContacts() {}

    /**
     * Adds contacts whose e-mail addresses repeat; one in ten has none.
     *
     * @param owner user they belong to
     * @param keys number of different addresses
     */
    public static void add(Tx tx, SplittableRandom random, UUID owner, int count, int keys) {
        String unit = tx.first(
                        "SELECT businessunitid FROM systemuser WHERE systemuserid = ?",
                        List.of(owner.toString()),
                        line -> line.getString(1))
                .orElseThrow();
        try (PreparedStatement insert = tx.connection()
                .prepareStatement(
                        "INSERT INTO contact(contactid, lastname, fullname, emailaddress1, ownerid, owninguser,"
                                + " owningbusinessunit, versionnumber, statecode, statuscode)"
                                + " VALUES (?, 'Kim', 'Kim', ?, ?, ?, ?, 1, 0, 1)")) {
            for (int i = 0; i < count; i++) {
                insert.setString(1, new UUID(random.nextLong(), random.nextLong()).toString());
                insert.setString(2, random.nextInt(10) == 0 ? null : address(random, keys));
                insert.setString(3, owner.toString());
                insert.setString(4, owner.toString());
                insert.setString(5, unit);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw Tx.failure(e);
        }
    }

    /** One of {@code keys} addresses, in any case and with blanks around it now and then. */
    public static String address(SplittableRandom random, int keys) {
        String plain = "k" + random.nextInt(keys) + "@x.example";
        return switch (random.nextInt(4)) {
            case 0 -> plain.toUpperCase(Locale.ROOT);
            case 1 -> " " + plain + " ";
            default -> plain;
        };
    }

    /** Groups of contacts with equal addresses, found by comparing the texts themselves; contacts without one are in none. */
    public static Set<Set<String>> groupsByAddress(Tx tx) {
        Map<String, Set<String>> groups = new HashMap<>();
        tx.query(
                "SELECT contactid, emailaddress1 FROM contact WHERE emailaddress1 IS NOT NULL",
                List.of(),
                line -> groups.computeIfAbsent(
                                line.getString(2).strip().toLowerCase(Locale.ROOT), key -> new HashSet<>())
                        .add(line.getString(1)));
        return withoutKeys(groups.values());
    }

    /** Groups of contacts with equal stored matchcodes under a rule. */
    public static Set<Set<String>> groupsByCode(Tx tx, String rule) {
        Map<String, Set<String>> groups = new HashMap<>();
        tx.query(
                "SELECT id, high, low FROM crm_matchcode WHERE ruleid = ? AND side = 'MATCHING' AND type = 'contact'",
                List.of(rule),
                line -> groups.computeIfAbsent(line.getLong(2) + " " + line.getLong(3), key -> new HashSet<>())
                        .add(line.getString(1)));
        return withoutKeys(groups.values());
    }

    /** Spoils three codes of a rule: one differs, one is missing, one is of a row that does not exist. */
    public static void spoil(Tx tx, String rule, String differing, String missing, String gone) {
        tx.execute("UPDATE crm_matchcode SET low = low + 1 WHERE ruleid = ? AND id = ?", List.of(rule, differing));
        tx.execute(
                "INSERT INTO crm_matchcode(ruleid, side, type, id, ord, active, high, low, canonical)"
                        + " SELECT ruleid, side, type, ?, ord, active, high, low, canonical FROM crm_matchcode"
                        + " WHERE ruleid = ? AND id = ?",
                List.of(gone, rule, missing));
        tx.execute("DELETE FROM crm_matchcode WHERE ruleid = ? AND id = ?", List.of(rule, missing));
    }

    /** Gives all matchcodes of a rule another form, as if another version of the engine had made them. */
    public static void makeOld(Tx tx, String rule, String version) {
        tx.execute("UPDATE crm_matchcode SET high = 1, low = 1, canonical = x'00' WHERE ruleid = ?", List.of(rule));
        SqliteMatchcodes.setMadeBy(tx, version);
    }

    /** Number of pieces of work that are not finished. */
    public static long unfinished(Tx tx) {
        return tx.number("SELECT count(*) FROM crm_work", List.of());
    }

    /** Number of jobs that compared matchcodes. */
    public static long checks(Tx tx) {
        return tx.number("SELECT count(*) FROM asyncoperation WHERE operationtype = 12", List.of());
    }

    /** Number of matchcodes of all rules and next versions, those that nobody uses any more among them. */
    public static long allCodes(Tx tx) {
        return tx.number("SELECT count(*) FROM crm_matchcode", List.of());
    }

    /** Number of rules whose matchcodes lie under another id. */
    public static long codeSets(Tx tx) {
        return tx.number("SELECT count(*) FROM crm_codeset", List.of());
    }

    /** Number of matchcodes of a rule, whatever they are of. */
    public static long codes(Tx tx, String rule) {
        return tx.number("SELECT count(*) FROM crm_matchcode WHERE ruleid = ?", List.of(rule));
    }

    /** statuscode of a rule. */
    public static long status(Tx tx, String rule) {
        return tx.number("SELECT statuscode FROM duplicaterule WHERE duplicateruleid = ?", List.of(rule));
    }

    /** Rows the unfinished background work has handled. */
    public static long handled(Tx tx) {
        return tx.number("SELECT coalesce(sum(done), 0) FROM crm_work", List.of());
    }

    /** Number of pieces of background work that are not finished. */
    public static long works(Tx tx) {
        return tx.number("SELECT count(*) FROM crm_work", List.of());
    }

    /** Number of duplicates that searches have stored. */
    public static long found(Tx tx) {
        return tx.number("SELECT count(*) FROM duplicaterecord", List.of());
    }

    /** What searches have stored, as "row duplicate rule", in order. */
    public static List<String> lines(Tx tx) {
        return tx.query(
                "SELECT baserecordid || ' ' || duplicaterecordid || ' ' || duplicateruleid FROM duplicaterecord ORDER BY 1",
                List.of(),
                line -> line.getString(1));
    }

    /** Status and message of the system jobs, in order. */
    public static List<String> messages(Tx tx) {
        return tx.query(
                "SELECT statuscode || ' ' || message FROM asyncoperation ORDER BY 1",
                List.of(),
                line -> line.getString(1));
    }

    /** Number of common keys that searches remember. */
    public static long commonKeys(Tx tx) {
        return tx.number("SELECT count(*) FROM crm_commonkey", List.of());
    }

    /** Gives contacts one of some last names, in turn. */
    public static void nameInTurn(Tx tx, List<String> ids, int names) {
        for (int i = 0; i < ids.size(); i++) {
            tx.execute("UPDATE contact SET lastname = ? WHERE contactid = ?", List.of("Name " + i % names, ids.get(i)));
        }
    }

    /** Ids of all contacts. */
    public static Set<String> ids(Tx tx) {
        return new HashSet<>(tx.query("SELECT contactid FROM contact", List.of(), line -> line.getString(1)));
    }

    private static Set<Set<String>> withoutKeys(Collection<Set<String>> groups) {
        return new HashSet<>(new ArrayList<>(groups));
    }
}
