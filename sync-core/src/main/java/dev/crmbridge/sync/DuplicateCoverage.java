package dev.crmbridge.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the local duplicate check knows, and what it leaves to the CRM. Rules about records the bridge never creates are not told of.
 *
 * @param tables tables whose records are kept or have to be, by name
 * @param rules published rules about records the bridge creates, by name
 * @param notLooked why new records are not compared now, as a sentence; null when they are
 */
public record DuplicateCoverage(
        List<Table> tables, List<Rule> rules, @Nullable String notLooked) {
    /** Nothing is published, or nothing was read yet. */
    public static final DuplicateCoverage NONE = new DuplicateCoverage(List.of(), List.of(), null);

    public DuplicateCoverage {
        tables = List.copyOf(tables);
        rules = List.copyOf(rules);
    }

    /** @return number of records kept */
    public int records() {
        return tables.stream().mapToInt(Table::records).sum();
    }

    /** @return number of rules that are checked here, wholly or in part */
    public int checkedHere() {
        return (int) rules.stream().filter(rule -> rule.state().isChecked()).count();
    }

    /**
     * Records of one table.
     *
     * @param table logical name
     * @param records number of records kept
     * @param complete whether all records the user may read are kept
     * @param readAt when the CRM was asked for changes last and answered, by our clock; null = never
     */
    public record Table(
            String table,
            int records,
            boolean complete,
            @Nullable Instant readAt) {}

    /**
     * One published rule.
     *
     * @param id in the CRM
     * @param base table of the records that are checked
     * @param matching table they are compared with
     */
    public record Rule(String id, String name, String base, String matching, State state) {}

    /** How far a rule is checked here. */
    public enum State {
        /** Among all records the user may read. */
        HERE("here", "Checked here and by the CRM."),
        /** Among the records kept, because there are more than are kept. */
        PARTLY(
                "partly",
                "Checked here among the records kept. There are more than are kept; only the CRM finds duplicates among the others."),
        /** Not before the records are read with all that the rule compares. */
        UNREAD("unread", "Left to the CRM until its records are read with all fields the rule compares."),
        /** Never, because the bridge does not know the comparison. */
        UNKNOWN("unknown", "Left to the CRM: it compares in a way the bridge does not know."),
        /** Never, because labels of choices are not read. */
        LABELS("labels", "Left to the CRM: it compares choices by their labels, which the bridge does not read."),
        /** Never, because the record to be saved has nothing there yet. */
        UNFILLED("unfilled", "Left to the CRM: it compares a field the bridge does not fill."),
        /** Never, because it compares nothing. */
        EMPTY("empty", "Left to the CRM: it has no criteria.");

        private final String word;
        private final String sentence;

        State(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }

        /** @return stable word for programs */
        public String word() {
            return word;
        }

        /** @return who checks it and why, for people */
        public String sentence() {
            return sentence;
        }

        /** @return whether it is checked here, wholly or in part */
        public boolean isChecked() {
            return this == HERE || this == PARTLY;
        }
    }
}
