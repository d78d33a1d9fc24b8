package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.odata.TypeName;
import dev.crmbridge.embedded.pages.FoundReader.Key;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.web.text.Display;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads which pairs a search left out because somebody said that they are no duplicates. One for each request. */
final class AnsweredReader {
    private final Schema schema;
    private final Display display;
    private final Reading reading;
    private final FoundReader records;

    AnsweredReader(Schema schema, Display display, Reading reading, FoundReader records) {
        this.schema = schema;
        this.display = display;
        this.reading = reading;
        this.records = records;
    }

    /** An answer about two records: who gave it and when, null when it is gone since. */
    record Answer(
            Key one,
            Key other,
            @Nullable String by,
            @Nullable Instant at) {}

    /** The answers because of which a job left pairs out. */
    List<Answer> of(String job) {
        List<Answer> answers = new ArrayList<>();
        reading.object("RetrieveNotDuplicates(JobId=" + job + ")")
                .path("NotDuplicates")
                .forEach(pair -> answers.add(new Answer(
                        key(pair.path("Record")),
                        key(pair.path("Other")),
                        Reading.text(pair, "AnsweredBy"),
                        ActivitiesPage.moment(pair, "AnsweredOn"))));
        return answers;
    }

    private Key key(JsonNode named) {
        String table = TypeName.of(named.path("@odata.type").asString(""));
        return new Key(table, named.path(schema.get(table).primaryId()).asString(""));
    }

    /** One page of the pairs a job left out. */
    AnsweredPairs page(String job, int page, String problem, String done) {
        List<Answer> all = of(job);
        int from = Math.min((page - 1) * GroupReader.RECORDS_ON_A_PAGE, all.size());
        int to = Math.min(from + GroupReader.RECORDS_ON_A_PAGE, all.size());
        List<AnsweredPair> pairs =
                all.subList(from, to).stream().map(this::answered).toList();
        String address = "/jobs/" + job + "/notduplicates?page=";
        return new AnsweredPairs(
                job,
                Objects.requireNonNullElse(Reading.text(reading.row("asyncoperations", job), "name"), ""),
                pairs,
                pairs.isEmpty() ? 0 : from + 1L,
                all.size(),
                page > 1 ? address + (page - 1) : "",
                to < all.size() ? address + (page + 1) : "",
                problem,
                done);
    }

    private AnsweredPair answered(Answer answer) {
        JsonNode one = records.row(answer.one());
        JsonNode other = records.row(answer.other());
        boolean changeable = one != null
                && other != null
                && (records.rights(answer.one()).contains("WriteAccess")
                        || records.rights(answer.other()).contains("WriteAccess"));
        return new AnsweredPair(
                records.record(answer.one(), one),
                records.record(answer.other(), other),
                answer.by(),
                answer.at() == null ? null : display.inTable(answer.at()),
                changeable);
    }
}
