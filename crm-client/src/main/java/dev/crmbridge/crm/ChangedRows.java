package dev.crmbridge.crm;

import java.util.List;

/**
 * What a {@link ChangeQuery} found, each part in the order of the changes. A row may be in both.
 *
 * @param ofUser rows that the user owns, created or takes part in
 * @param named rows that were asked for by their ids
 */
public record ChangedRows(List<CrmRow> ofUser, List<CrmRow> named) {
    public ChangedRows {
        ofUser = List.copyOf(ofUser);
        named = List.copyOf(named);
    }
}
