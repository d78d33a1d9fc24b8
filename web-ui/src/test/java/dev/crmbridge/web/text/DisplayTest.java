package dev.crmbridge.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final Instant NOW = Instant.parse("2026-11-25T13:32:00Z");
    private final Display testSubject = new Display(Locale.US, ZoneId.of("Europe/Berlin"), InstantSource.fixed(NOW));

    @Test
    void amAndPmFollowAPlainSpaceOnEveryJdk() {
        assertThat(Display.withPlainSpaces("2:32\u202FPM")).isEqualTo("2:32 PM");
        assertThat(Display.withPlainSpaces("2:32 PM")).isEqualTo("2:32 PM");
        assertThat(testSubject.time(NOW).text()).isEqualTo("2:32 PM");
        assertThat(testSubject.inTable(NOW)).isEqualTo(new TimeText("11/25/26 2:32 PM", "2026-11-25T14:32:00+01:00"));
    }

    @Test
    void nearDaysAreWordsByTheZoneOfThePerson() {
        assertThat(testSubject.inText(NOW).text()).isEqualTo("today 2:32 PM");
        assertThat(testSubject.inText(Instant.parse("2026-11-25T23:30:00Z")).text())
                .isEqualTo("tomorrow 12:30 AM");
        assertThat(testSubject.inText(Instant.parse("2026-11-24T22:59:00Z")).text())
                .isEqualTo("yesterday 11:59 PM");
        assertThat(testSubject.inText(Instant.parse("2026-11-03T08:00:00Z")).text())
                .isEqualTo("Nov 3, 2026, 9:00 AM");
    }

    @Test
    void relativeTimesEndAfterAnHourAndKeepTheExactTime() {
        assertThat(testSubject.ago(NOW).text()).isEqualTo("just now (2:32 PM)");
        assertThat(testSubject.ago(NOW.minus(Duration.ofMinutes(1))).text()).isEqualTo("1 minute ago (2:31 PM)");
        assertThat(testSubject.ago(NOW.minus(Duration.ofMinutes(59))).text()).isEqualTo("59 minutes ago (1:33 PM)");
        assertThat(testSubject.ago(NOW.minus(Duration.ofHours(1))).text()).isEqualTo("today 1:32 PM");
        assertThat(testSubject.ago(NOW.plusSeconds(5)).text()).isEqualTo("today 2:32 PM");
    }

    @Test
    void daysHaveNoZoneAndDueDaysShowTheirWeekday() {
        LocalDate day = LocalDate.of(2026, 11, 27);

        assertThat(testSubject.day(day)).isEqualTo(new TimeText("11/27/26", "2026-11-27"));
        assertThat(testSubject.due(day)).isEqualTo(new TimeText("Fri, Nov 27, 2026", "2026-11-27"));
        assertThat(testSubject.due(LocalDate.of(2026, 11, 26)).text()).isEqualTo("tomorrow");
    }

    @Test
    void aForeignZoneIsNamed() {
        assertThat(testSubject.withZone(NOW.atZone(ZoneId.of("Europe/Berlin"))).text())
                .isEqualTo("11/25/26 2:32 PM (UTC+1, Europe/Berlin)");
        assertThat(testSubject.withZone(NOW.atZone(ZoneId.of("Asia/Kolkata"))).text())
                .contains("(UTC+5:30, ");
        assertThat(testSubject
                        .withZone(NOW.atZone(ZoneId.of("America/St_Johns")))
                        .text())
                .contains("(UTC-3:30, ");
        assertThat(testSubject.withZone(NOW.atZone(ZoneId.of("UTC"))).text()).endsWith("(UTC, UTC)");
    }

    @Test
    void numbersAreGroupedAndPluralsAgree() {
        assertThat(testSubject.plural(0, "item", "items")).isEqualTo("0 items");
        assertThat(testSubject.plural(1, "item", "items")).isEqualTo("1 item");
        assertThat(testSubject.plural(1_204, "item", "items")).isEqualTo("1,204 items");
        assertThat(testSubject.range(1, 20, 312)).isEqualTo("1–20 of 312");
        assertThat(testSubject.range(0, 0, 0)).isEqualTo("0 of 0");
    }

    @Test
    void aMissingSubjectIsNamed() {
        assertThat(Display.subject(null)).isEqualTo("(no subject)");
        assertThat(Display.subject(" \t")).isEqualTo("(no subject)");
        assertThat(Display.subject("Offer")).isEqualTo("Offer");
    }

    @Test
    void sentencesNameTheItemAndTheDetail() {
        assertThat(Sentences.about(null, "already-tracked", null)).isEqualTo("“(no subject)”: It is tracked already.");
        assertThat(Sentences.about("Offer", "no-privilege", "Create on Task"))
                .isEqualTo("“Offer”: Your CRM role does not allow Create on Task; nothing was changed.");
        assertThat(Sentences.offline(testSubject, 1)).endsWith("1 command is waiting.");
        assertThat(Sentences.offline(testSubject, 4)).endsWith("4 commands are waiting.");
        assertThat(Sentences.brake(testSubject, 37, true))
                .startsWith("This run would delete 37 CRM records because 37 items disappeared from Outlook.");
    }

    @Test
    void everyStateIsFoundByItsMachineWord() {
        assertThat(Arrays.stream(StateWord.values()).map(word -> StateWord.of(word.machine())))
                .containsExactly(StateWord.values());
    }
}
