package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.dataverse.ScriptedServer.Received;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value that very many records share is asked about as cheaply as one of a few. */
class ManyDuplicatesTest {
    private static final Pattern PAGING = Pattern.compile("\"PageNumber\":(\\d+),\"Count\":(\\d+)");

    private ScriptedServer server;
    private DataverseCrm crm;
    private int stored = 20_000;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        server.answer(this::page);
        crm = Fixture.crm(server);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** The record asked about is the first of all, because the CRM may name it too. */
    private static UUID id(int number) {
        return number == 0 ? Fixture.TASK.id() : new UUID(1, number);
    }

    private Reply page(Received request) {
        Matcher paging = PAGING.matcher(request.query());
        assertThat(paging.find()).as(request.query()).isTrue();
        int count = Integer.parseInt(paging.group(2));
        int begin = (Integer.parseInt(paging.group(1)) - 1) * count;
        return Reply.json(
                200,
                IntStream.range(begin, Math.min(stored, begin + count))
                        .mapToObj(number -> row(id(number)))
                        .collect(Collectors.joining(",", "{\"value\":[", "]}")));
    }

    private static String row(UUID id) {
        return "{\"@odata.etag\":\"W/\\\"7\\\"\",\"activityid\":\"" + id + "\",\"subject\":\"Call back\"}";
    }

    private DuplicateRows asked(int most) {
        return ok(crm.duplicatesOf(Fixture.TASK, Fixture.SUBJECT, "task", most));
    }

    @Test
    void oneRequestReadsAsManyAsAreWantedAndTellsThatThereAreMore() {
        DuplicateRows found = asked(200);

        assertThat(server.received()).hasSize(1);
        assertThat(found.rows()).hasSize(200).extracting(CrmRow::ref).doesNotContain(Fixture.TASK);
        assertThat(found.more()).isTrue();
    }

    @Test
    void theRecordItselfDoesNotCount() {
        stored = 6;
        assertThat(asked(5).rows()).extracting(CrmRow::ref).hasSize(5).doesNotContain(Fixture.TASK);
        assertThat(asked(5).more()).isFalse();
        assertThat(asked(4).more()).isTrue();
        stored = 1;
        assertThat(asked(5)).isEqualTo(new DuplicateRows(List.of(), false));
    }

    @Test
    void aRecordThatIsNamedTwiceCountsOnce() {
        String twice = row(new UUID(1, 1)) + "," + row(new UUID(1, 1));
        server.answer(Reply.json(200, "{\"value\":[" + twice + "]}"));

        DuplicateRows found = asked(5);

        assertThat(found.rows()).extracting(CrmRow::ref).containsExactly(new RecordRef("task", new UUID(1, 1)));
        assertThat(found.more()).isFalse();
    }
}
