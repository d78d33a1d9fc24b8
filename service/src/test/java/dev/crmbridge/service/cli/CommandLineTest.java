package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.service.FakeEngine;
import dev.crmbridge.service.RunningService;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.track.TargetSearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineTest {
    private static final String CALL = "00000000AAAA0001";
    private static final String TWIN = "00000000AAAA0002";
    private static final String SERIES = "00000000BBBB0003";
    private static final String SLOW = "00000000CCCC0004";
    private static final String BROKEN = "00000000DDDD0005";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Long> pauses = new ArrayList<>();

    private Path folder;
    private RunningService service;

    @BeforeEach
    void start(@TempDir Path folder) {
        this.folder = folder;
        service = new RunningService(folder);
        service.engine
                .withTask(CALL, "Call Kim")
                .withTask(TWIN, "duplicate")
                .withAppointment(SERIES, "recurring meeting")
                .withTask(SLOW, "slow")
                .withTask(BROKEN, "broken");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void trackAnswersExactlyTheAgreedFields() {
        assertThat(run("track", CALL, "--json")).isZero();

        JsonNode operation = json().path("operations").get(0);
        assertThat(operation.propertyNames())
                .containsExactlyInAnyOrder("item", "op", "outcome", "code", "reason", "record");
        assertThat(operation.path("item").asString()).isEqualTo(CALL);
        assertThat(operation.path("outcome").asString()).isEqualTo("linked");
        assertThat(operation.path("record").propertyNames()).containsExactlyInAnyOrder("entity", "id", "url");
    }

    @Test
    void theResultNamesTheItemByABeginningThatCanBeTypedAndItsSubject() {
        assertThat(run("track", CALL)).isZero();
        assertThat(out.toString()).contains("Subject").contains(CALL + "  Call Kim");
    }

    @Test
    void aUniquePrefixOfEightCharactersNamesAnItem() {
        assertThat(run("track", "00000000B", "--json")).isEqualTo(4);
        assertThat(json().path("operations").get(0).path("item").asString()).isEqualTo(SERIES);
    }

    @Test
    void aShorterPrefixIsWrongUsage() {
        assertThat(run("track", "0000000", "--json")).isEqualTo(2);
        assertThat(json().path("error").path("code").asString()).isEqualTo("prefix-too-short");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void anAmbiguousPrefixIsWrongUsageAndNothingIsDone() {
        assertThat(run("track", "00000000AAAA")).isEqualTo(2);
        assertThat(err.toString()).contains("Give more characters");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void anUnknownItemIsRefusedWithItsCode() {
        assertThat(run("track", "FFFFFFFF0001", "--json")).isEqualTo(4);
        assertThat(json().path("operations").get(0).path("code").asString()).isEqualTo("item-not-found");
    }

    @Test
    void withoutATerminalDuplicatesAreAnsweredNotAsked() {
        assertThat(run("track", TWIN, "--json")).isEqualTo(3);
        assertThat(json().path("operations").get(0).path("outcome").asString()).isEqualTo("duplicates");
    }

    @Test
    void onATerminalDuplicatesAreAsked() {
        assertThat(runAnswering(List.of("save"), "track", TWIN)).isZero();
        assertThat(out.toString()).contains("older").contains("Tracked");
    }

    @Test
    void anAnswerEndsTheQuestion() {
        run("track", TWIN, "--json");
        String op = json().path("operations").get(0).path("op").asString();

        assertThat(run("answer", op, "save", "--json")).isZero();
        assertThat(json().path("operations").get(0).path("outcome").asString()).isEqualTo("linked");
        assertThat(run("answer", op, "save", "--json")).isEqualTo(4);
        assertThat(json().path("error").path("code").asString()).isEqualTo("answer-not-expected");
    }

    @Test
    void saveOnDuplicateIsPassedOn() {
        assertThat(run("track", TWIN, "--on-duplicate", "save")).isZero();
        assertThat(service.engine.submitted.get(0).onDuplicate()).isEqualTo(CommandRequest.OnDuplicate.SAVE);
    }

    @Test
    void aFailureWinsOverAQuestionAndAQuestionOverARefusal() {
        assertThat(run("track", BROKEN, TWIN, SERIES)).isEqualTo(1);
        assertThat(run("track", TWIN, SERIES, CALL)).isEqualTo(3);
        assertThat(run("track", SERIES, CALL)).isEqualTo(4);
    }

    @Test
    void withoutWaitingPendingIsAnAcceptedAnswer() {
        assertThat(run("track", SLOW, "--wait", "0", "--json")).isZero();
        assertThat(json().path("operations").get(0).path("outcome").asString()).isEqualTo("pending");
        assertThat(pauses).isEmpty();
    }

    @Test
    void whatIsStillPendingAfterTheWaitIsAFailure() {
        assertThat(run("track", SLOW, "--wait", "2", "--json")).isEqualTo(1);
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isBetween(2_000L, 2_400L);
    }

    @Test
    void workingOfflinePendingIsAcceptedWithoutWaitingToTheEnd() {
        run("offline");
        assertThat(run("track", SLOW, "--wait", "30", "--json")).isZero();
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isLessThan(5_000);
    }

    @Test
    void tooManyItemsAreRefusedByTheEngineNotByTheCommandLine() {
        List<String> words = new ArrayList<>(List.of("track", "--json"));
        for (int i = 0; i < 21; i++) {
            service.engine.withTask("1000000000%02d".formatted(i), "Task " + i);
            words.add("1000000000%02d".formatted(i));
        }
        assertThat(run(words.toArray(String[]::new))).isEqualTo(4);
        assertThat(json().path("operations"))
                .hasSize(21)
                .allSatisfy(operation ->
                        assertThat(operation.path("code").asString()).isEqualTo("too-many"));
    }

    @Test
    void untrackNeedsADecisionAboutTheRecord() {
        assertThat(run("untrack", CALL, "--json")).isEqualTo(3);
        assertThat(run("untrack", CALL, "--keep-record")).isZero();
        assertThat(service.engine.submitted.get(1).deleteRecord()).isFalse();
        assertThat(run("untrack", CALL, "--delete-record")).isZero();
        assertThat(service.engine.submitted.get(2).deleteRecord()).isTrue();
        assertThat(run("untrack", CALL, "--delete-record", "--keep-record")).isEqualTo(2);
    }

    @Test
    void regardingTakesARecordAsItsLastWord() {
        String target = FakeEngine.record("account", "Fabrikam").toString();
        assertThat(run("regarding", CALL, target)).isZero();
        assertThat(service.engine.submitted.get(0).kind()).isEqualTo(CommandKind.REGARDING);
        assertThat(String.valueOf(service.engine.submitted.get(0).target())).isEqualTo(target);
    }

    @Test
    void regardingFindsTheOneRecordWithThatName() {
        assertThat(run("regarding", CALL, "--find", "Fabri")).isZero();
        assertThat(service.engine.submitted.get(0).target()).isEqualTo(FakeEngine.record("account", "Fabrikam"));
    }

    @Test
    void regardingAsksWhenSeveralRecordsMatch() {
        assertThat(run("regarding", CALL, "--find", "i", "--json")).isEqualTo(3);
        assertThat(json().path("error").path("code").asString()).isEqualTo("choose-target");
        assertThat(runAnswering(List.of("2"), "regarding", CALL, "--find", "i")).isZero();
        assertThat(service.engine.submitted).hasSize(1);
        assertThat(service.engine.submitted.get(0).target()).isEqualTo(FakeEngine.record("account", "Fabrikam"));
    }

    @Test
    void regardingWithoutAnyMatchChangesNothing() {
        assertThat(run("regarding", CALL, "--find", "Nobody", "--json")).isEqualTo(4);
        assertThat(json().path("error").path("code").asString()).isEqualTo("target-not-found");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void aSearchThatTheCrmDidNotAnswerSaysSoInsteadOfFindingNothing() {
        service.engine.searchFailures.put(
                "account",
                new CrmFailure.Retry("offline", "You are working offline; the CRM is not called.", null, false));
        assertThat(run("regarding", CALL, "--find", "Fabri", "--json")).isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("offline-by-choice");
        assertThat(err.toString()).contains("crmbridge online");

        service.engine.searchFailures.put(
                "account", new CrmFailure.Retry("unreachable", "The CRM does not answer.", null, false));
        assertThat(run("regarding", CALL, "--find", "Fabri", "--json")).isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("crm-away");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void aTableThatMayNotBeReadIsPassedOverAndNamedWhenNothingIsFound() {
        service.engine.searchFailures.put("lead", new CrmFailure.Denied("0x80040220", "No.", "prvReadLead"));
        assertThat(run("regarding", CALL, "--find", "Nobody", "--json")).isEqualTo(4);
        assertThat(json().path("error").path("message").asString()).contains("You may not read lead");
        assertThat(run("regarding", CALL, "--find", "Fabri")).isZero();

        for (String table : TargetSearch.TABLES) {
            service.engine.searchFailures.put(table, new CrmFailure.Denied("0x80040220", "No.", "prvRead"));
        }
        assertThat(run("regarding", CALL, "--find", "Fabri", "--json")).isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("no-privilege");
    }

    @Test
    void viewPrintsTheAddressOfTheRecord() {
        assertThat(run("view", CALL, "--print")).isZero();
        assertThat(out.toString().trim())
                .isEqualTo(
                        FakeEngine.urlOf(FakeEngine.record("task", "Call Kim")).toString());
    }

    @Test
    void itemsAnswersExactlyTheAgreedFields() {
        assertThat(run("items", "--json")).isZero();
        JsonNode items = json();
        assertThat(items).hasSize(5);
        assertThat(items.get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "kind", "subject", "start", "end", "due", "state", "record", "regarding", "lastError");
        assertThat(items.get(0).path("due").asString()).isEqualTo("2026-12-01");
        assertThat(items.get(2).path("start").asString()).isEqualTo("2026-11-25T10:30:00+01:00");
    }

    @Test
    void itemsCanBeFiltered() {
        run("items", "--kind", "appointment", "--json");
        assertThat(json()).hasSize(1);
        run("items", "--tracked", "--json");
        assertThat(json()).isEmpty();
        run("track", CALL);
        run("items", "--tracked", "--json");
        assertThat(json()).hasSize(1);
    }

    @Test
    void whyAnswersExactlyTheAgreedFields() {
        assertThat(run("why", CALL, "--json")).isZero();
        assertThat(json().propertyNames())
                .contains(
                        "item",
                        "state",
                        "trackedAs",
                        "record",
                        "recordState",
                        "regarding",
                        "parent",
                        "reasons",
                        "youCan");
        assertThat(json().path("reasons").get(0).propertyNames())
                .containsExactlyInAnyOrder("time", "decision", "reason", "code");
    }

    @Test
    void whySaysThatTheRecordIsClosedAndWhatThatMeansForOutlook() {
        run("track", CALL);

        assertThat(run("why", CALL)).isZero();
        assertThat(out.toString())
                .contains("In CRM: Completed (Made). Closed in CRM: changes in Outlook stay in Outlook.");
        assertThat(run("why", CALL, "--json")).isZero();
        JsonNode state = json().path("recordState");
        assertThat(state.propertyNames()).containsExactlyInAnyOrder("state", "reason", "closed");
        assertThat(state.path("closed").asBoolean()).isTrue();
    }

    @Test
    void syncAnswersExactlyTheAgreedFields() {
        assertThat(run("sync", "--dry-run", "--json")).isZero();
        assertThat(json().propertyNames()).containsExactlyInAnyOrder("run", "dryRun", "planned", "done", "stopped");
        assertThat(json().path("dryRun").asBoolean()).isTrue();
        assertThat(json().path("done").propertyNames())
                .containsExactlyInAnyOrder(
                        "toCrm", "toOutlook", "unlinked", "deleted", "conflicts", "failed", "adopted");
    }

    @Test
    void openPrintsALinkThatWorks() throws Exception {
        assertThat(run("open", "--print")).isZero();
        String link = out.toString().trim();
        assertThat(link).startsWith(service.server().uri().toString());
        assertThat(service.send(service.plain(
                                link.substring(service.server().uri().toString().length())))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void peopleGetAlignedTables() {
        assertThat(run("items")).isZero();
        assertThat(out.toString()).contains("State").contains("Call Kim").doesNotContain("{");
        assertThat(run("status")).isZero();
        assertThat(out.toString())
                .contains("Duplicate check: 1 of 2 rules checked here among 1200 records.")
                .contains("  task: 1200 records, not all, read ")
                .contains("  Same voice: Left to the CRM: it compares in a way the bridge does not know.");
        assertThat(run("conflicts")).isZero();
        assertThat(run("why", CALL)).isZero();
        assertThat(run("sync")).isZero();
    }

    @Test
    void theStatusNamesTheMailboxAndSaysWhenItIsAnotherThanThatOfTheTrackedItems() {
        assertThat(run("status")).isZero();
        assertThat(out.toString()).contains("Mailbox: seller@example.com");

        service.engine.foreign = "Outlook has another mailbox open.";
        assertThat(run("status")).isZero();
        assertThat(out.toString()).contains("Outlook has another mailbox open.");
        assertThat(run("status", "--json")).isZero();
        assertThat(json().path("mailbox").path("foreign").asString()).isEqualTo("Outlook has another mailbox open.");
    }

    @Test
    void whatStaysAfterAnUndoIsSaidWithExitCodeFour() {
        assertThat(run("history", "--json")).isZero();
        String run = json().get(0).path("run").asString();

        assertThat(run("undo", run, "--json")).isEqualTo(4);
        assertThat(json().path("lines").get(0).path("undone").asBoolean()).isFalse();
        assertThat(json().path("lines").get(0).path("code").asString()).isEqualTo("changed-since");
        assertThat(run("undo", "no-such-id")).isEqualTo(1);
        assertThat(err.toString()).contains("no-such-id").contains("crmbridge history");
    }

    @Test
    void aConflictIsSettledForAllFieldsOrASingleOne() {
        assertThat(run("conflicts", "resolve", "c1", "outlook")).isZero();
        assertThat(run("conflicts", "resolve", "c1", "subject=crm", "--json")).isZero();
        assertThat(json().get(0).path("side").asString()).isEqualTo("crm");
        assertThat(run("conflicts", "resolve", "c1", "location=crm")).isEqualTo(2);
        assertThat(run("conflicts", "resolve", "c1", "theirs")).isEqualTo(2);
        assertThat(run("conflicts", "resolve", "c2", "crm")).isEqualTo(1);
    }

    @Test
    void aDeletionIsDecidedByRecordByItemOrForAllThatOfferTheChoice() {
        assertThat(run("deletions")).isZero();
        assertThat(out.toString()).contains("Call Kim", "Many deletions at once", "delete keep unlink");
        assertThat(run("deletions", "--json")).isZero();
        JsonNode record = json().get(0).path("record");
        String id = record.path("entity").asString() + ":" + record.path("id").asString();

        assertThat(run("deletions", "decide", "keep", id)).isZero();
        assertThat(run("deletions", "decide", "unlink", "00000000AAAA")).isZero();
        assertThat(run("deletions", "decide", "delete", "--all", "--json")).isZero();
        assertThat(json().path("run").asString()).isEqualTo("run-3");
        assertThat(run("deletions", "decide", "create", "--all")).isEqualTo(1);
        assertThat(run("deletions", "decide", "keep", "task:" + new UUID(4, 4))).isEqualTo(1);
        assertThat(run("deletions", "decide", "forget", id)).isEqualTo(2);
        assertThat(run("deletions", "decide", "keep")).isEqualTo(2);
        assertThat(run("deletions", "decide", "keep", id, "--all")).isEqualTo(2);
    }

    @Test
    void aChoiceAboutTheListThatWasShownIsRefusedWhenAnotherListWaits() {
        assertThat(run("deletions")).isZero();
        Matcher list = Pattern.compile("--shown (\\w+)”").matcher(out.toString());
        assertThat(list.find()).isTrue();

        assertThat(run("deletions", "decide", "delete", "--all", "--shown", "0000dead", "--json"))
                .isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("question-changed");
        assertThat(run("deletions", "decide", "delete", "--all", "--shown", list.group(1)))
                .isZero();
    }

    @Test
    void settingsAreListedDecidedAndTakenBack() {
        assertThat(run("settings")).isZero();
        assertThat(out.toString()).contains("conflicts", "ask|outlook|crm", "0–10000");
        assertThat(run("settings", "conflicts", "crm", "--json")).isZero();
        assertThat(json().get(0).path("value").asString()).isEqualTo("crm");
        assertThat(run("settings", "conflicts", "default", "--json")).isZero();
        assertThat(json().get(0).path("value").asString()).isEqualTo("ask");
        assertThat(run("settings", "colour", "blue")).isEqualTo(2);
        assertThat(err.toString()).contains("no setting “colour”");
        assertThat(run("settings", "conflicts")).isEqualTo(2);
    }

    @Test
    void aFilterIsListedTriedOutAndSwitched() {
        assertThat(run("filters", "--json")).isZero();
        assertThat(json().get(0).path("state").asString()).isEqualTo("off");
        assertThat(run("filters", "preview", "own-tasks", "--json")).isZero();
        assertThat(json().path("come").asInt()).isEqualTo(1);
        assertThat(run("filters", "on", "own-tasks", "--json")).isZero();
        assertThat(json().path("filter").path("state").asString()).isEqualTo("on");
        assertThat(run("filters", "list")).isZero();
        assertThat(out.toString()).contains("own-tasks").contains("Own open tasks");
        assertThat(run("filters", "off", "own-tasks", "--json")).isZero();
        assertThat(json().path("filter").path("state").asString()).isEqualTo("off");
        assertThat(run("filters", "preview", "no-such")).isEqualTo(1);
        assertThat(err.toString()).contains("own-appointments");
    }

    @Test
    void veryManyNewItemsNeedAYes() {
        assertThat(run("filters", "on", "own-appointments")).isEqualTo(3);
        assertThat(out.toString()).contains("201 would come").contains("--confirm");
        assertThat(run("filters", "--json")).isZero();
        assertThat(json().toString()).contains("asks");
        assertThat(run("filters", "on", "own-appointments", "--confirm")).isZero();
    }

    @Test
    void failedOperationsAreIgnoredOrSaidNotToExist() {
        assertThat(run("problems", "ignore", "op-1", "no-2", "--json")).isZero();
        assertThat(json().path("ops")).hasSize(1);
        assertThat(run("problems", "ignore", "no-1")).isEqualTo(1);
        assertThat(run("problems", "retry", "no-such-operation")).isEqualTo(1);
        assertThat(err.toString()).contains("crmbridge problems");
        assertThat(run("problems", "retry")).isEqualTo(2);
    }

    @Test
    void problemsNameWhatWaits() {
        service.engine.withPairProblem(SLOW, "slow");
        run("track", TWIN);
        run("track", BROKEN);
        run("track", CALL);
        String record = FakeEngine.record("task", "slow").toString();

        assertThat(run("problems", "--json")).isZero();

        assertThat(json())
                .extracting(problem -> problem.path("item").asString()
                        + " " + problem.path("outcome").asString()
                        + " " + problem.path("code").asString()
                        + " " + problem.path("op").asString("-"))
                .containsExactly(
                        TWIN + " duplicates possible-duplicates op-1",
                        BROKEN + " failed crm-rejected op-2",
                        SLOW + " failed crm-rejected -",
                        CALL + " deletion deletion-brake -");
        assertThat(json().get(2).propertyNames())
                .containsExactlyInAnyOrder("item", "op", "record", "outcome", "code", "reason");
        assertThat(json().get(2).path("record").asString()).isEqualTo(record);
        assertThat(run("problems")).isZero();
        assertThat(out.toString())
                .contains("crmbridge answer op-1")
                .contains("crmbridge problems retry op-2")
                .contains("crmbridge problems retry " + record)
                .contains("The CRM did not take the change.")
                .contains("crmbridge deletions");
    }

    @Test
    void anItemThatIsNotKeptInStepIsTriedAgainOrIgnoredByItsRecord() {
        service.engine.withPairProblem(SLOW, "slow");
        String record = FakeEngine.record("task", "slow").toString();

        assertThat(run("problems", "retry", record, "--json")).isEqualTo(1);
        assertThat(json().path("left").get(0).propertyNames())
                .containsExactlyInAnyOrder("item", "subject", "record", "code", "reason", "since", "last");
        assertThat(run("problems", "retry", record)).isEqualTo(1);
        assertThat(out.toString()).contains("Still not: 1.").contains("The CRM did not take the change.");
        assertThat(run("problems", "retry", record, "op-1")).isEqualTo(2);

        assertThat(run("problems", "ignore", record)).isZero();
        assertThat(out.toString()).contains("Ignored: 1.");
        assertThat(run("problems", "retry", record, "--json")).isEqualTo(1);
        assertThat(json().path("error").path("code").asString()).isEqualTo("no-such-problem");
    }

    @Test
    void withoutAServiceTheExitCodeIsFiveAndTheMessageSaysWhatToDo() {
        service.close();
        assertThat(run("items", "--json")).isEqualTo(5);
        assertThat(json().path("error").path("code").asString()).isEqualTo("not-running");
        assertThat(err.toString()).contains("crmbridge demo");
    }

    @Test
    void anotherProgramAtTheSamePortIsNotSentTheToken(@TempDir Path other) throws Exception {
        new dev.crmbridge.service.security.ServiceFile(
                        service.server().uri().toString(), "a token of an earlier run", 1, "test")
                .writeTo(other);
        assertThat(runWith(null, "items", "--data", other.toString())).isEqualTo(5);
    }

    @Test
    void unknownCommandsOptionsAndNumbersAreWrongUsage() {
        assertThat(run("teleport")).isEqualTo(2);
        assertThat(run("track", CALL, "--as", "poem")).isEqualTo(2);
        assertThat(run("track", CALL, "--wait", "-1")).isEqualTo(2);
        assertThat(run("track")).isEqualTo(2);
        assertThat(runWith(null)).isEqualTo(2);
    }

    private int run(String... words) {
        return runWith(null, withData(words));
    }

    private int runAnswering(List<String> answers, String... words) {
        Queue<String> left = new ArrayDeque<>(answers);
        return runWith(prompt -> left.poll(), withData(words));
    }

    private String[] withData(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.toString()));
        return all.toArray(String[]::new);
    }

    private int runWith(java.util.function.@Nullable Function<String, @Nullable String> ask, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), ask);
        return CommandLineRun.with(new Surroundings(terminal, Map.of(), folder.resolve("home"), pauses::add), words);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }
}
