package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Table;
import java.util.Optional;

/**
 * How a record is taken out of use without deleting it. Source: Dataverse, states of each table.
 *
 * @param word what the button says
 * @param done what is told afterwards
 * @param reason status reason to set; its state goes with it
 */
record Closing(String word, String done, int reason) {
    private static final int INACTIVE = 1;
    private static final int DISQUALIFIED = 2;
    private static final int CANCELED = 2;

    /** @return how records of a table are taken out of use; empty when they cannot be */
    static Optional<Closing> of(Table table) {
        if (table.activity()) {
            return to(table, CANCELED, "Cancel activity", "canceled");
        }
        return switch (table.name()) {
            case "account", "contact" -> to(table, INACTIVE, "Deactivate", "deactivated");
            case "lead" -> to(table, DISQUALIFIED, "Disqualify", "disqualified");
            default -> Optional.empty();
        };
    }

    private static Optional<Closing> to(Table table, int state, String word, String done) {
        return table.column("statecode")
                .flatMap(column -> column.option(state))
                .map(Option::defaultStatus)
                .map(reason -> new Closing(word, done, reason));
    }
}
