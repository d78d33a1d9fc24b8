package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.Question.Shown;
import dev.crmbridge.web.text.Display;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ShownValueTest {
    private static final Instant MOMENT = Instant.parse("2026-11-30T21:30:00Z");

    private final Display display = new Display(Locale.US, ZoneId.of("Europe/Berlin"), InstantSource.fixed(MOMENT));

    private String markup(Shown field) {
        StringOutput output = new StringOutput();
        ShownValue.of(field, display).writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }

    @Test
    void aPointInTimeIsShownInThePersonsZoneAndForm() {
        assertThat(markup(new Shown("Start", "Nov 30, 2026 9:30 PM", MOMENT, null, null)))
                .isEqualTo("<time datetime=\"2026-11-30T22:30:00+01:00\">11/30/26 10:30 PM</time>");
    }

    @Test
    void aDayHasNoTimeAndNoZone() {
        assertThat(markup(new Shown("Due Date", "Nov 30, 2026", null, LocalDate.of(2026, 11, 30), null)))
                .isEqualTo("<time datetime=\"2026-11-30\">11/30/26</time>");
    }

    @Test
    void aTextIsEscapedAndABlankIsNone() {
        assertThat(markup(new Shown("Subject", "<b>"))).isEqualTo("<bdi>&lt;b&gt;</bdi>");
        assertThat(markup(new Shown("Subject", ""))).contains("none");
    }

    @Test
    void theOtherFieldIsNamedOnlyWhereItIsAnother() {
        Shown theirs = new Shown("Mobile Phone", "1");

        assertThat(ShownValue.otherLabel(theirs.beside(new Shown("Main Phone", "1"))))
                .isEqualTo("Main Phone: ");
        assertThat(ShownValue.otherLabel(theirs.beside(new Shown("Mobile Phone", "2"))))
                .isEmpty();
        assertThat(ShownValue.otherLabel(theirs.beside(new Shown("Mobile Phone", "1"))))
                .isEmpty();
    }
}
