package dev.crmbridge.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownTroublesPageTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+)\\.([A-Za-z0-9]+)`");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|(.*)\\|(.*)\\|(.*)\\|");

    private static final String PAGE = "docs/explanation/known-troubles.md";

    /**
     * A trouble that is known of the retired client, its successor or comparable tools.
     *
     * @param about words by which the trouble is known
     * @param answer the test that shows what happens here; for a trouble that cannot arise, what the page says of it
     */
    private record Trouble(int number, String about, String answer) {}

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble(1, "appointments vanish", "anAppointmentTheUserIsTakenOffIsKept"),
            new Trouble(2, "another organization", "OtherOrganizationTest.aCommandSaysToWhichOrganization"),
            new Trouble(3, "makes a second record", "UntrackTest.withNoTheRecordStaysAndTrackingAgainFindsIt"),
            new Trouble(4, "filter or owner cancels", "FilterLimitsTest.switchingAFilterOffLeaves"),
            new Trouble(5, "Canceling in the CRM", "FieldTest.aStateAndReasonShowsAsThisInOutlook"),
            new Trouble(6, "Reopened tasks", "completionIsWrittenAtNoonAndClearedOnReopening"),
            new Trouble(7, "Completed and canceled", "FieldTest.completeInOutlookStaysCanceled"),
            new Trouble(8, "without organizer", "FieldTest.anAppointmentThatBeganInTheCrm"),
            new Trouble(9, "tell why", "AdoptionRulesTest.aSeriesAndAnAssignedTaskAreExplained"),
            new Trouble(10, "wipes what was typed", "SecuredColumnTest.whatOutlookShowsStays"),
            new Trouble(11, "text is cut", "PairPlannerTest.theOriginalOfAShortenedField"),
            new Trouble(12, "Edits made offline", "SyncTest.differentFieldsMergeAndTheSameFieldAsks"),
            new Trouble(13, "Going online", "TrackTest.offlineOperationsWaitAndGoOut"),
            new Trouble(14, "Only one computer", "TrackTest.aLostAnswerOrRequestCreatesOneRecordOnly"),
            new Trouble(15, "quarter of an hour", "anEditInOutlookReachesTheCrmByItselfAfterAHint"),
            new Trouble(16, "mark of tracked items", "RetiredClientTest.whatIsTrackedHereCarriesItsProperties"),
            new Trouble(17, "sends invitations", "DispidTableTest.noMemberThatSendsOrInvites"),
            new Trouble(18, "entries are doubled", "AcceptTest.theLinkFollowsTheMeeting"),
            new Trouble(19, "calendar disappears", "DeparturesTest.threeHundredDeletions"),
            new Trouble(20, "wrong mailbox", "nothingOfAMailboxWhoseDefaultStoreIsADataFile"),
            new Trouble(21, "attendee cannot track", "aColleaguesRecordOfTheSameMeetingIsLinked"),
            new Trouble(22, "shift by a day", "noDayShiftsAtAnyClockChangeOf2026"),
            new Trouble(23, "Assigning a tracked task", "aTaskThatIsAssignedAfterTrackingIsUnlinked"),
            new Trouble(24, "scheduling conflicts", "There is no such check"),
            new Trouble(25, "slows Outlook down", "HostileServiceTest.aServiceThatTakesLong"),
            new Trouble(26, "assigned tasks never reach", "AdoptionRulesTest.aSeriesAndAnAssignedTask"));

    private record Row(int number, String about, String happens, String shownBy) {
        static Row of(String line) {
            Matcher cells = ROW.matcher(line);
            assertThat(cells.matches()).as(line).isTrue();
            return new Row(
                    Integer.parseInt(cells.group(1)),
                    cells.group(2).strip(),
                    cells.group(3).strip(),
                    cells.group(4).strip());
        }

        boolean answers(Trouble trouble) {
            return about.contains(trouble.about())
                    && (shownBy.equals("—") ? happens : shownBy).contains(trouble.answer());
        }
    }

    private static List<Row> rows() throws IOException {
        return Pages.read(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| No."))
                .map(Row::of)
                .toList();
    }

    @Test
    void everyTroubleIsAnsweredUnderItsNumber() throws Exception {
        List<Row> rows = rows();

        assertThat(rows).extracting(Row::number).isSorted();
        assertThat(rows.stream().map(Row::number).distinct())
                .containsExactlyElementsOf(
                        TROUBLES.stream().map(Trouble::number).toList());
        assertThat(TROUBLES)
                .allSatisfy(trouble -> assertThat(rows)
                        .filteredOn(row -> row.number() == trouble.number())
                        .as(trouble.toString())
                        .anyMatch(row -> row.answers(trouble)));
    }

    @Test
    void everyRowNamesATestOrSaysWhyNoneIsNeeded() throws Exception {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.happens()).endsWith(".");
            assertThat(row.shownBy().equals("—") || NAMED.matcher(row.shownBy()).find())
                    .isTrue();
        });
    }

    @Test
    void everyTestThePageNamesExists() throws Exception {
        List<String> tests = testFiles();
        List<String> missing = new ArrayList<>();
        Matcher named = NAMED.matcher(Pages.read(PAGE));
        int count = 0;
        while (named.find()) {
            count++;
            String file = "/" + named.group(1) + ".java";
            Pattern method =
                    Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)\\b[^;]*?void " + named.group(2) + "\\(");
            if (tests.stream()
                    .noneMatch(test ->
                            test.endsWith(file) && method.matcher(text(test)).find())) {
                missing.add(named.group());
            }
        }
        assertThat(count).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    private static List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Pages.root(), 14)) {
            return files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.contains("/src/test/java/") && file.endsWith(".java"))
                    .toList();
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
