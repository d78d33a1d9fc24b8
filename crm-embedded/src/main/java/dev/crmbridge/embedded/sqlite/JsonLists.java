package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.dedupe.Matchcode;
import java.util.Collection;
import java.util.stream.Collectors;

/** Lists of any length as one argument of a statement, whose text is then the same for all. Stateless. */
final class JsonLists {
    /** Begins a statement that joins with the codes of an argument: {@code wanted(high, low)}. */
    static final String WITH_WANTED = "WITH wanted(high, low) AS"
            + " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)) ";

    private JsonLists() {}

    /** The argument of {@link #WITH_WANTED}. */
    static String of(Collection<Matchcode> codes) {
        return codes.stream()
                .map(code -> "[" + code.high() + "," + code.low() + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The argument of {@code IN (SELECT value FROM json_each(?))}; for ids, which need no escaping. */
    static String ofIds(Collection<String> ids) {
        return ids.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
