package dev.crmbridge.embedded.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.sqlite.ProgressHandler;

/** Very many duplicate rules written past the Web API, and what a write costs the database. */
public final class StoredRuleCopies {
    private StoredRuleCopies() {}

    /** Adds copies of a rule with its conditions; they have its state, but no matchcodes. */
    public static void add(Tx tx, String rule, int count) {
        tx.execute(
                numbers()
                        + " INSERT INTO duplicaterule(duplicateruleid, name, baseentityname, matchingentityname,"
                        + " iscasesensitive, excludeinactiverecords, ownerid, owninguser, owningbusinessunit,"
                        + " versionnumber, statecode, statuscode)"
                        + " SELECT printf('%08x-0000-4000-8000-000000000001', n), name || n, baseentityname,"
                        + " matchingentityname, iscasesensitive, excludeinactiverecords, ownerid, owninguser,"
                        + " owningbusinessunit, versionnumber, statecode, statuscode"
                        + " FROM numbers, duplicaterule WHERE duplicateruleid = ?",
                List.of(count, rule));
        tx.execute(
                numbers()
                        + " INSERT INTO duplicaterulecondition(duplicateruleconditionid, regardingobjectid,"
                        + " baseattributename, matchingattributename, operatorcode, ignoreblankvalues, versionnumber)"
                        + " SELECT printf('%08x-0000-4000-8000-000000000002', n),"
                        + " printf('%08x-0000-4000-8000-000000000001', n), baseattributename, matchingattributename,"
                        + " operatorcode, ignoreblankvalues, versionnumber"
                        + " FROM numbers, duplicaterulecondition WHERE regardingobjectid = ?",
                List.of(count, rule));
    }

    private static String numbers() {
        return "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)";
    }

    /** @return instructions of SQLite's virtual machine that writing transactions execute while {@code work} runs */
    public static long instructions(SqliteDatabase database, Runnable work) {
        LongAdder executed = new LongAdder();
        ProgressHandler counter = new ProgressHandler() {
            @Override
            protected int progress() {
                executed.increment();
                return 0;
            }
        };
        database.write(tx -> set(tx, counter));
        work.run();
        database.write(tx -> clear(tx));
        return executed.sum();
    }

    private static int set(Tx tx, ProgressHandler handler) {
        try {
            ProgressHandler.setHandler(tx.connection(), 1, handler);
            return 1;
        } catch (SQLException e) {
            throw Tx.failure(e);
        }
    }

    private static int clear(Tx tx) {
        try {
            ProgressHandler.clearHandler(tx.connection());
            return 0;
        } catch (SQLException e) {
            throw Tx.failure(e);
        }
    }
}
