package dev.crmbridge.crm.dataverse;

import static dev.crmbridge.crm.dataverse.Fixture.SUBJECT;
import static dev.crmbridge.crm.dataverse.Fixture.TASK;
import static dev.crmbridge.crm.dataverse.Fixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply;
import dev.crmbridge.crm.dataverse.ScriptedServer.Reply.After;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server or a network that breaks the rules never hangs a call, fills the memory or passes for an answer. */
@Timeout(60)
class ProtocolFaultTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(800));

    private ScriptedServer server;
    private DataverseCrm testSubject;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        testSubject = Fixture.crm(server);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private CrmFailure create() {
        return failure(testSubject.create(TASK, SUBJECT, DuplicateCheck.SUPPRESS));
    }

    private CrmFailure read() {
        return failure(testSubject.read(TASK, Set.of("subject"), false));
    }

    private static void assertRetry(CrmFailure failure, boolean maybeDone) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        CrmFailure.Retry.class,
                        retry -> assertThat(retry.maybeDone()).isEqualTo(maybeDone));
    }

    @Test
    void aServerThatStallsInTheMiddleOfAnAnswerEndsAtTheDeadline() {
        testSubject = new DataverseCrm(Fixture.settings(server).withTimeouts(SHORT));
        server.answer(Reply.raw(HEAD + "Content-Length: 100\r\n\r\n{\"@odata", After.STALL));

        assertRetry(create(), true);
        assertRetry(read(), false);
    }

    @Test
    void aServerThatNeverAnswersEndsAtTheDeadline() {
        testSubject = new DataverseCrm(Fixture.settings(server).withTimeouts(SHORT));
        server.answer(Reply.raw("", After.STALL));

        assertRetry(create(), true);
    }

    @Test
    void halfAnAnswerIsNoAnswer() {
        server.answer(Reply.raw(HEAD + "Content-Length: 100\r\n\r\n{\"@odata.etag\":\"W/", After.CLOSE));

        assertRetry(create(), true);
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestMayHaveDoneIt() {
        server.answer(Reply.raw("", After.RESET));

        assertRetry(create(), true);
    }

    @Test
    void aServerThatCannotBeReachedHasDoneNothing() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            freePort = socket.getLocalPort();
        }
        testSubject = new DataverseCrm(DataverseSettings.of(
                URI.create("http://127.0.0.1:" + freePort), TokenProvider.fixed("t"), () -> Fixture.NOW));

        assertRetry(create(), false);
    }

    @Test
    void aHugeAnswerIsBrokenOff() {
        server.answer(Reply.json(200, "{\"x\":\"" + "y".repeat(33 * 1024 * 1024) + "\"}"));

        assertThat(read())
                .isInstanceOfSatisfying(
                        CrmFailure.Unexpected.class,
                        failure -> assertThat(failure.code()).isEqualTo("answer-too-large"));
    }

    @Test
    void aPageInsteadOfDataIsNamedAsSuch() {
        server.answer(Reply.of(200, "text/html; charset=utf-8", "<html>Sign in</html>"));

        assertThat(read()).isInstanceOf(CrmFailure.Unexpected.class);
        assertThat(read().message()).contains("text/html", "address", "proxy");
        assertThat(create()).isInstanceOf(CrmFailure.Unexpected.class);
        assertThat(failure(testSubject.whoAmI())).isInstanceOf(CrmFailure.Unexpected.class);
    }

    @Test
    void damagedJsonIsNoCrash() {
        for (String body :
                new String[] {"", "{", "[1]", "{\"a\":1}}", "nonsense", "\"x\"", "{\"a\":" + "[".repeat(600)}) {
            server.answer(Reply.json(200, body));

            assertThat(read()).as(body).isInstanceOf(CrmFailure.Unexpected.class);
        }
    }

    @Test
    void jsonThatIsNoRowOrListOfRowsIsUnexpected() {
        server.answer(Reply.json(200, "{\"hello\":\"world\"}"));

        assertThat(read()).isInstanceOf(CrmFailure.Unexpected.class);
        assertThat(failure(testSubject.rows("contact", Set.of(), null, 5))).isInstanceOf(CrmFailure.Unexpected.class);
        assertThat(failure(testSubject.whoAmI())).isInstanceOf(CrmFailure.Unexpected.class);
        assertThat(failure(testSubject.publishedRules())).isInstanceOf(CrmFailure.Unexpected.class);
    }

    @Test
    void answersThatAreNotHttpAreNoAnswers() {
        server.answer(Reply.raw("220 mail.example ESMTP\r\n", After.CLOSE));

        assertRetry(create(), true);
    }

    @Test
    void redirectionsAreNotFollowed() {
        server.answer(Reply.status(302, "Location", server.uri() + "/elsewhere"));

        assertThat(read())
                .isInstanceOfSatisfying(
                        CrmFailure.Unexpected.class,
                        failure -> assertThat(failure.message()).contains("redirection"));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anInterruptedCallEndsAndKeepsTheFlag() {
        server.answer(Reply.raw("", After.STALL));
        Thread.currentThread().interrupt();

        CrmResult<String> result = testSubject.create(TASK, SUBJECT, DuplicateCheck.SUPPRESS);

        assertThat(Thread.interrupted()).isTrue();
        assertRetry(failure(result), true);
    }

    @Test
    void nothingIsRepeatedByItself() {
        server.answer(Reply.error(503, "0x0", "down"));

        assertThat(create()).isInstanceOf(CrmFailure.Retry.class);
        assertThat(server.received()).hasSize(1);
    }
}
