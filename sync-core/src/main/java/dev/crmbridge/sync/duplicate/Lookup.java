package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.DuplicateRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whose duplicates are looked for here.
 *
 * @param ids the record, and records it was before: what somebody said about a pair with one of them holds
 * @param values its columns
 * @param sure the rules that are asked
 * @param without records that do not count
 */
public record Lookup(
        List<RecordRef> ids, Map<String, CrmValue> values, Predicate<DuplicateRule> sure, Set<RecordRef> without) {
    public Lookup {
        ids = List.copyOf(ids);
        values = Map.copyOf(values);
        without = Set.copyOf(without);
    }

    /** Of a record all of whose columns are known. */
    public static Lookup of(RecordRef record, Map<String, CrmValue> values) {
        return new Lookup(List.of(record), values, rule -> true, Set.of());
    }

    /** @return the same by those rules only that compare nothing but {@code columns}, so that one nobody read does not count as blank */
    public Lookup only(Set<String> columns) {
        return new Lookup(
                ids,
                values,
                rule -> rule.criteria().stream().allMatch(criterion -> columns.contains(criterion.baseAttribute())),
                without);
    }

    /** @return the same past some records */
    public Lookup without(Set<RecordRef> records) {
        Set<RecordRef> all = new HashSet<>(without);
        all.addAll(records);
        return new Lookup(ids, values, sure, all);
    }

    /** @return the same of a record that was others before; those do not count */
    public Lookup formerly(Set<RecordRef> records) {
        List<RecordRef> all = new ArrayList<>(ids);
        records.stream()
                .filter(record -> record.entity().equals(record().entity()))
                .forEach(all::add);
        return new Lookup(all, values, sure, without).without(records);
    }

    RecordRef record() {
        return ids.get(0);
    }
}
