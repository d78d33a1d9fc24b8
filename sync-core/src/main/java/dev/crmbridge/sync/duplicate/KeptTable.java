package dev.crmbridge.sync.duplicate;

import dev.crmbridge.sync.flow.Watermark;
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
 * @param sweptAt when all rows were read last, by our clock
 * @param readAt when the CRM answered last what was asked for, by our clock
 * @param complete whether all readable rows are kept; otherwise the bound was reached and the server finds the others
 */
record KeptTable(Set<String> columns, Watermark mark, Instant sweptAt, Instant readAt, boolean complete) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    KeptTable {
        columns = Set.copyOf(columns);
    }

    /** @return name of the setting that holds it */
    static String setting(String table) {
        return "cache.known." + table;
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
