package dev.crmbridge.crm;

import java.util.List;

/**
 * The records of one table that the CRM calls duplicates of another one, as far as they were asked for.
 *
 * @param rows each once, in the CRM's order
 * @param more whether there are others beside them
 */
public record DuplicateRows(List<CrmRow> rows, boolean more) {
    public DuplicateRows {
        rows = List.copyOf(rows);
    }
}
