package dev.crmbridge.sync.duplicate;

import dev.crmbridge.sync.flow.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the local records of a table are read.
 *
 * @param columns columns every kept record was read with
 * @param mark from when on the table has to be asked for changes
 * @param sweptAt when all rows were read last, or all kept ones of a table that has more, by our clock
 * @param readAt when the CRM answered last what was asked for, by our clock
 * @param complete whether all readable rows are kept; otherwise the bound was reached and the server finds the others
 */
record KeptTable(Set<String> columns, Watermark mark, Instant sweptAt, Instant readAt, boolean complete) {
    /** Begin of the names of the settings that hold them. */
    static final String SETTINGS = "cache.known.";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    KeptTable {
        columns = Set.copyOf(columns);
    }

    /**
     * Rows come oldest change first, so an answer that was cut goes on behind its last row.
     *
     * @param kept how far the table was read before, or null for not at all
     * @param begun when the reading began, by our clock
     * @param now when its answer is taken, by our clock
     * @param overlap see {@link Watermark#after}
     */
    static KeptTable after(
            TableReading.Told told, @Nullable KeptTable kept, Instant begun, Instant now, Duration overlap) {
        TableReading.Wanted wanted = told.wanted();
        KeptTable before = wanted.since() == null ? null : kept;
        Watermark from = before == null ? Watermark.at(Instant.EPOCH) : before.mark();
        Instant newest = told.newest();
        Watermark mark;
        if (told.cut() && newest != null) {
            Instant next = from.from().plusSeconds(1);
            mark = Watermark.at(newest.isAfter(next) ? newest : next);
        } else {
            mark = from.after(begun, now, newest, overlap);
        }
        return before == null
                ? new KeptTable(wanted.columns(), mark, begun, begun, !told.cut())
                : new KeptTable(
                        before.columns(),
                        mark,
                        wanted.sweeps() ? begun : before.sweptAt(),
                        begun,
                        before.complete() && !told.cut());
    }

    /** @return name of the setting that holds it */
    static String setting(String table) {
        return SETTINGS + table;
    }

    String write() {
        return JSON.writeValueAsString(new Text(
                List.copyOf(new TreeSet<>(columns)),
                mark.from().toString(),
                sweptAt.toString(),
                readAt.toString(),
                complete));
    }

    static Optional<KeptTable> read(Optional<String> stored) {
        return stored.map(text -> JSON.readValue(text, Text.class))
                .map(text -> new KeptTable(
                        Set.copyOf(text.columns()),
                        Watermark.at(Instant.parse(text.from())),
                        Instant.parse(text.sweptAt()),
                        Instant.parse(text.readAt() == null ? text.sweptAt() : text.readAt()),
                        text.complete()));
    }

    /** @param readAt null in a text of an earlier version */
    private record Text(
            List<String> columns,
            String from,
            String sweptAt,
            @Nullable String readAt,
            boolean complete) {}
}
