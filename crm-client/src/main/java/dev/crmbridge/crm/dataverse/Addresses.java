package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.AddressColumns;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.CrmOperation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds people and companies by e-mail address: a question for each table and handful of addresses, all in one request. */
final class Addresses {
    private static final int PER_QUESTION = 20;

    private final RowQueries queries;
    private final Definitions definitions;
    private final RowReader reader;

    Addresses(RowQueries queries, Definitions definitions, RowReader reader) {
        this.queries = queries;
        this.definitions = definitions;
        this.reader = reader;
    }

    private record Question(Table table, List<String> holding, Set<String> columns, URI uri) {}

    /** See {@link dev.crmbridge.crm.Crm#withAddresses}. */
    List<Addressed> records(Set<String> addresses) {
        List<String> sorted = addresses.stream().sorted().toList();
        List<Question> questions = new ArrayList<>();
        for (String entity : AddressColumns.TABLES) {
            for (int from = 0; from < sorted.size(); from += PER_QUESTION) {
                questions.add(question(entity, sorted.subList(from, Math.min(from + PER_QUESTION, sorted.size()))));
            }
        }
        var answers = queries.whereAllowed(
                CrmOperation.WITH_ADDRESSES,
                questions.stream().map(Question::uri).toList());
        List<Addressed> found = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            Table table = question.table();
            answers.get(i).stream()
                    .map(row -> reader.row(table, row, question.columns()))
                    .flatMap(row -> SearchColumns.addressed(table, row, question.holding(), addresses))
                    .forEach(found::add);
        }
        return found;
    }

    private Question question(String entity, List<String> some) {
        Table table = definitions.table(entity);
        List<String> holding = AddressColumns.of(entity);
        Set<String> columns = new TreeSet<>(SearchColumns.of(table));
        columns.addAll(holding);
        Url url = queries.url(table, table.set(), columns, false)
                .with("$filter", anyOf(holding, some))
                .with("$orderby", table.key());
        return new Question(table, holding, columns, url.build());
    }

    private static String anyOf(List<String> columns, List<String> addresses) {
        return columns.stream()
                .flatMap(column -> addresses.stream().map(address -> column + " eq " + Url.quoted(address)))
                .collect(Collectors.joining(" or "));
    }
}
