package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.SUBJECT;
import static dev.crmbridge.crm.dataverse.Fixture.TASK;
import static dev.crmbridge.crm.dataverse.Fixture.VERSION_JSON;
import static dev.crmbridge.crm.dataverse.Fixture.failure;
import static dev.crmbridge.crm.dataverse.Fixture.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.ChangedRows;
import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchTest {
    private static final String TYPE = "multipart/mixed; boundary=batchresponse_6f3e";
    private static final CrmWrite CREATE = new CrmWrite.Create(TASK, SUBJECT, DuplicateCheck.SUPPRESS);
    private static final CrmWrite DELETE = new CrmWrite.Delete(TASK, null);
    private static final CrmWrite WITH_PARTIES = new CrmWrite.Update(
            TASK,
            new RowWrite(Map.of(), List.of(new ActivityParty(null, "a@b.example", null, Role.TO))),
            "W/\"3\"",
            DuplicateCheck.SUPPRESS);

    private static final String CREATED = part("201 Created", VERSION_JSON);
    private static final String FOUND = part("200 OK", VERSION_JSON);
    private static final String DELETED = part("204 No Content", "");
    private static final String GONE =
            part("404 Not Found", "{\"error\":{\"code\":\"0x80040217\",\"message\":\"Entity 'task' Does Not Exist\"}}");
    private static final String STALE =
            part("412 Precondition Failed", "{\"error\":{\"code\":\"0x80060882\",\"message\":\"version\"}}");

    private final RequestCounter counter = new RequestCounter();
    private ScriptedServer server;
    private DataverseCrm testSubject;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        testSubject = new DataverseCrm(Fixture.settings(server), counter);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static String part(String status, String json) {
        return "Content-Type: application/http\nContent-Transfer-Encoding: binary\n\nHTTP/1.1 " + status
                + "\nContent-Type: application/json; odata.metadata=minimal\nOData-Version: 4.0\n\n" + json + "\n";
    }

    private static String changeSet(String... parts) {
        StringBuilder out = new StringBuilder("Content-Type: multipart/mixed; boundary=changesetresponse_91aa\n\n");
        for (String part : parts) {
            out.append("--changesetresponse_91aa\n").append(part);
        }
        return out + "--changesetresponse_91aa--\n";
    }

    private static String body(String... parts) {
        StringBuilder out = new StringBuilder();
        for (String part : parts) {
            out.append("--batchresponse_6f3e\n").append(part);
        }
        return out + "--batchresponse_6f3e--\n";
    }

    private void answers(String... parts) {
        server.answer(Reply.of(200, TYPE, body(parts)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void resultsComeByPositionWhateverTheLineEnds(String end) {
        server.answer(Reply.of(
                200,
                "Multipart/Mixed; boundary=\"batchresponse_6f3e\"",
                ("\npreamble\n" + body(CREATED, GONE, DELETED) + "epilogue").replace("\n", end)));

        List<CrmResult<String>> results = ok(testSubject.batch(List.of(CREATE, DELETE, DELETE)));

        assertThat(ok(results.get(0))).isEqualTo("W/\"1042\"");
        assertThat(failure(results.get(1))).isInstanceOf(CrmFailure.Gone.class);
        assertThat(ok(results.get(2))).isEmpty();
        assertThat(counter.of(CrmOperation.BATCH)).isEqualTo(1);
    }

    @Test
    void eachWriteIsAPartOfItsOwnAndTheServerIsToldToGoOn() {
        answers(CREATED, DELETED);

        ok(testSubject.batch(List.of(CREATE, DELETE)));

        assertThat(server.last().method()).isEqualTo("POST");
        assertThat(server.last().path()).isEqualTo("/api/data/v9.2/$batch");
        assertThat(server.last().header("Prefer")).isEqualTo("odata.continue-on-error");
        String url = server.uri() + "/api/data/v9.2/tasks(" + TASK.id() + ")";
        assertThat(server.last().body())
                .startsWith("--batch_crmbridge\r\nContent-Type: application/http\r\n"
                        + "Content-Transfer-Encoding: binary\r\n\r\nPATCH " + url + "?$select=activityid HTTP/1.1\r\n")
                .contains("\r\nIf-None-Match: *\r\n", "\r\n\r\n{\"subject\":\"Call back\"}\r\n--batch_crmbridge\r\n")
                .contains("DELETE " + url + " HTTP/1.1\r\n")
                .endsWith("\r\n--batch_crmbridge--\r\n")
                .doesNotContain("changeset");
    }

    @Test
    void changingPartiesIsAChangeSetFollowedByTheQuestionForTheVersion() {
        answers(changeSet(DELETED, DELETED), FOUND);

        assertThat(ok(testSubject.update(
                        TASK, ((CrmWrite.Update) WITH_PARTIES).row(), "W/\"3\"", DuplicateCheck.SUPPRESS)))
                .isEqualTo("W/\"1042\"");

        assertThat(server.last().body())
                .contains("Content-ID: 1\r\n", "Content-ID: 2\r\n", "If-Match: W/\"3\"\r\n")
                .contains("PUT " + server.uri() + "/api/data/v9.2/tasks(" + TASK.id()
                        + ")/task_activity_parties HTTP/1.1")
                .contains("{\"value\":[{\"addressused\":\"a@b.example\",\"participationtypemask\":2}]}");
        assertThat(counter.total()).isEqualTo(1);
    }

    @Test
    void aFailedChangeSetFailsItsWriteOnlyHoweverItIsWrapped() {
        for (String failed : List.of(changeSet(STALE), STALE)) {
            answers(CREATED, failed, FOUND, DELETED);

            List<CrmResult<String>> results = ok(testSubject.batch(List.of(CREATE, WITH_PARTIES, DELETE)));

            assertThat(results.get(0)).isInstanceOf(CrmResult.Ok.class);
            assertThat(failure(results.get(1))).isInstanceOf(CrmFailure.VersionChanged.class);
            assertThat(ok(results.get(2))).isEmpty();
        }
    }

    @Test
    void partsWithoutAnAnswerMayHaveBeenDone() {
        answers(CREATED);

        List<CrmResult<String>> results = ok(testSubject.batch(List.of(CREATE, DELETE)));

        assertThat(results.get(0)).isInstanceOf(CrmResult.Ok.class);
        assertThat(failure(results.get(1)))
                .isInstanceOfSatisfying(
                        CrmFailure.Retry.class,
                        retry -> assertThat(retry.maybeDone()).isTrue());
    }

    @Test
    void aWriteThatCannotBeExpressedDoesNotStopTheOthers() {
        server.answer(request -> request.path().contains("EntityDefinitions")
                ? Reply.json(200, "{\"value\":[]}")
                : Reply.of(200, TYPE, body(DELETED)));
        CrmWrite impossible = new CrmWrite.Create(
                TASK,
                RowWrite.columns(Map.of(
                        "regardingobjectid",
                        new dev.crmbridge.crm.CrmValue.Lookup(new RecordRef("queue", new UUID(1, 1)), null))),
                DuplicateCheck.SUPPRESS);

        List<CrmResult<String>> results = ok(testSubject.batch(List.of(impossible, DELETE)));

        assertThat(failure(results.get(0))).isInstanceOf(CrmFailure.Rejected.class);
        assertThat(ok(results.get(1))).isEmpty();
    }

    @Test
    void aGroupThatFailsAsAWholeFailsTheCall() {
        server.answer(
                Reply.json(429, "{\"error\":{\"code\":\"0x80072322\",\"message\":\"slow\"}}", "Retry-After", "3"));

        assertThat(failure(testSubject.batch(List.of(CREATE)))).isInstanceOf(CrmFailure.Retry.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--batchresponse_6f3e\n",
                "--batchresponse_6f3e\nContent-Type: application/http\n\nHTTP/1.1 nonsense\n\n--batchresponse_6f3e--",
                "--batchresponse_6f3e\nContent-Type: multipart/mixed\n\n--x--\n--batchresponse_6f3e--",
                "--batchresponse_6f3e\n\n--batchresponse_6f3e--",
                "--batchresponse_6f3e\nContent-Type: multipart/mixed; boundary=x\n\n--x--\n--batchresponse_6f3e--",
            })
    void aDamagedGroupIsUnexpected(String damaged) {
        server.answer(Reply.of(200, TYPE, damaged));

        assertThat(failure(testSubject.batch(List.of(CREATE)))).isInstanceOf(CrmFailure.Unexpected.class);
    }

    @Test
    void everyCutOfAGoodAnswerIsUnexpectedAndNeverASuccess() {
        String good = body(CREATED, DELETED).strip();
        for (int length = 0; length < good.length() - 2; length += 7) {
            server.answer(Reply.of(200, TYPE, good.substring(0, length)));

            assertThat(failure(testSubject.batch(List.of(CREATE, DELETE))))
                    .as("cut at %d", length)
                    .isInstanceOf(CrmFailure.Unexpected.class);
        }
    }

    @Test
    void manyIdsGoAsPartsOfOneRequest() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(new UUID(7, i));
        }
        answers(
                part("200 OK", "{\"value\":[" + VERSION_JSON + "]}"),
                part("200 OK", "{\"value\":[]}"),
                part("200 OK", "{\"value\":[]}"),
                part("200 OK", "{\"value\":[]}"));

        assertThat(ok(testSubject.readAll("task", ids, Set.of(), false))).hasSize(1);
        assertThat(counter.of(CrmOperation.READ_ALL)).isEqualTo(1);
        for (UUID id : ids) {
            assertThat(server.last().body()).contains(id.toString());
        }
    }

    @Test
    void namedRowsOfAPollAreAPartOfItsRequest() {
        UUID me = new UUID(4, 4);
        UUID named = new UUID(7, 7);
        answers(part("200 OK", "{\"value\":[]}"), part("200 OK", "{\"value\":[" + VERSION_JSON + "]}"));

        ChangedRows rows = ok(testSubject.changed(
                new ChangeQuery("task", Set.of(), Instant.parse("2026-03-01T08:00:00Z"), me, false, Set.of(named))));

        assertThat(rows.ofUser()).isEmpty();
        assertThat(rows.named()).extracting(CrmRow::ref).containsExactly(TASK);
        assertThat(counter.total()).isEqualTo(1);
        String body = URLDecoder.decode(server.last().body(), StandardCharsets.UTF_8);
        assertThat(body)
                .contains("$filter=modifiedon ge 2026-03-01T08:00:00Z and (_ownerid_value eq " + me)
                .contains("$filter=modifiedon ge 2026-03-01T08:00:00Z and Microsoft.Dynamics.CRM.In(PropertyName='"
                        + "activityid',PropertyValues=[\"" + named + "\"])");
    }

    @Test
    void anAddressIsAskedForInAllTablesAtOnceAndWhatMayNotBeReadOrIsNotThereHasNobody() {
        UUID contact = new UUID(7, 8);
        String answer = body(
                part("403 Forbidden", "{\"error\":{\"code\":\"0x80040220\",\"message\":\"prvReadUser\"}}"),
                part(
                        "200 OK",
                        "{\"value\":[{\"@odata.etag\":\"W/\\\"1\\\"\",\"contactid\":\"" + contact
                                + "\",\"fullname\":\"Kim\",\"emailaddress1\":\"Kim_O'Hara@x.example\",\"statecode\":0}]}"),
                part("200 OK", "{\"value\":[]}"),
                part("404 Not Found", "{\"error\":{\"code\":\"0x80060888\",\"message\":\"no segment 'leads'\"}}"),
                part("200 OK", "{\"value\":[]}"));
        server.answer(request -> request.path().contains("EntityDefinitions")
                ? Reply.json(200, "{\"value\":[]}")
                : Reply.of(200, TYPE, answer));

        List<Addressed> found = ok(testSubject.withAddresses(Set.of("kim_o'hara@x.example")));

        assertThat(found)
                .extracting(Addressed::address, each -> each.record().ref().id())
                .containsExactly(tuple("kim_o'hara@x.example", contact));
        assertThat(counter.of(CrmOperation.WITH_ADDRESSES)).isEqualTo(1);
        String body = URLDecoder.decode(server.received().get(0).body(), StandardCharsets.UTF_8);
        assertThat(body)
                .contains("/systemusers?", "internalemailaddress eq 'kim_o''hara@x.example'")
                .contains("emailaddress1 eq 'kim_o''hara@x.example' or emailaddress2 eq 'kim_o''hara@x.example'"
                        + " or emailaddress3 eq 'kim_o''hara@x.example'")
                .contains("/queues?", "emailaddress eq 'kim_o''hara@x.example'");
    }

    @Test
    void aTableThatFailsForAnotherReasonFailsTheQuestion() {
        answers(
                part("200 OK", "{\"value\":[]}"),
                part("503 Service Unavailable", "{\"error\":{\"code\":\"0x0\",\"message\":\"down\"}}"),
                part("200 OK", "{\"value\":[]}"),
                part("200 OK", "{\"value\":[]}"),
                part("200 OK", "{\"value\":[]}"));

        assertThat(failure(testSubject.withAddresses(Set.of("kim@x.example")))).isInstanceOf(CrmFailure.Retry.class);
    }

    @Test
    void aPartyThatIsKnownIsBoundAndKeepsItsAddress() {
        answers(changeSet(DELETED, DELETED), FOUND);
        RecordRef user = new RecordRef("systemuser", new UUID(4, 4));

        ok(testSubject.update(
                new RecordRef("appointment", TASK.id()),
                new RowWrite(Map.of(), List.of(new ActivityParty(user, "a@b.example", "Ada", Role.REQUIRED))),
                "W/\"3\"",
                DuplicateCheck.SUPPRESS));

        assertThat(server.last().body())
                .contains("{\"value\":[{\"partyid_systemuser@odata.bind\":\"/systemusers(" + user.id()
                        + ")\",\"addressused\":\"a@b.example\",\"participationtypemask\":5}]}");
    }

    @Test
    void moreThanAHundredWritesAreABugOfTheCaller() {
        assertThatThrownBy(() -> testSubject.batch(Collections.nCopies(101, DELETE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
