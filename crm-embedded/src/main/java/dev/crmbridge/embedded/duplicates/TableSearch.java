package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.index.FoundPair;
import dev.crmbridge.dedupe.index.StoredSearch;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteSharedCodes;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of a search through a whole table: which of its rows are duplicates of others, and why. First come the rows, under the rules that
 * compare them with other tables or columns, because their matchcodes as base records are not stored; then the stored matchcodes, rule by
 * rule, under all others. Lives within one transaction and its thread.
 */
public final class TableSearch {
    private final List<PublishedRule> crossing;
    private final List<DuplicateRule> alike;
    private final StoredSearch search;
    private final CodePass codes;
    private final SearchMemory memory;

    /**
     * What one turn came to.
     *
     * @param next where to go on; empty when the search is done
     */
    public record Turn(FoundLines found, Optional<CodePlace> next) {}

    /** @param rules those in force whose base is the table, in the order of their ids */
    TableSearch(Tx tx, List<PublishedRule> rules, SearchMemory memory, SearchPace pace) {
        var byKind = rules.stream()
                .collect(Collectors.partitioningBy(rule -> rule.rule().comparesAlike()));
        this.crossing = List.copyOf(byKind.getOrDefault(false, List.of()));
        this.alike = byKind.getOrDefault(true, List.of()).stream()
                .map(PublishedRule::rule)
                .toList();
        this.memory = memory;
        var store = new SqliteMatchcodes(tx);
        this.search = new StoredSearch(store, pace.most(), memory);
        this.codes = new CodePass(store, new SqliteSharedCodes(tx, store), search, pace);
    }

    /** Columns that {@link #rows} needs of a row; empty when it need not be asked, because it finds nothing. */
    public Set<String> columns() {
        return crossing.stream()
                .flatMap(rule -> rule.rule().criteria().stream())
                .map(Criterion::baseAttribute)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What rows are duplicates of under the rules that compare them with other tables or columns. */
    public FoundLines rows(List<Row> rows) {
        List<Candidate> records = rows.stream().map(Candidates::of).toList();
        List<FoundPair> pairs = new ArrayList<>();
        crossing.forEach(rule -> pairs.addAll(search.of(rule, records)));
        return memory.lines(pairs);
    }

    /** Where the matchcodes begin; empty when there are none to go through. */
    public Optional<CodePlace> start() {
        return alike.stream().findFirst().map(rule -> CodePlace.start(rule.id()));
    }

    /**
     * What some rows are duplicates of under the other rules.
     *
     * @param place where to go on; a rule that is no longer in force is passed over
     * @param searched those of some rows of the table that are searched for
     */
    public Turn codes(CodePlace place, UnaryOperator<List<Entry>> searched) {
        Optional<DuplicateRule> rule = from(place).findFirst();
        if (rule.isEmpty()) {
            return new Turn(FoundLines.NONE, Optional.empty());
        }
        String id = rule.get().id();
        CodePass.Turn turn = codes.turn(rule.get(), id.equals(place.ruleId()) ? place : CodePlace.start(id), searched);
        return new Turn(
                memory.lines(turn.pairs()),
                turn.next().or(() -> from(place).skip(1).findFirst().map(next -> CodePlace.start(next.id()))));
    }

    private Stream<DuplicateRule> from(CodePlace place) {
        return alike.stream().filter(rule -> rule.id().compareTo(place.ruleId()) >= 0);
    }

    /** How much of the matchcodes is done, from 0 to 1. */
    public double share(CodePlace place) {
        long before = alike.size() - from(place).count();
        return alike.isEmpty() ? 1 : (before + place.share()) / alike.size();
    }
}
