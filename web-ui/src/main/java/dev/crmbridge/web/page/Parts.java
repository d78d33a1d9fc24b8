package dev.crmbridge.web.page;

import dev.crmbridge.web.text.StateWord;
import dev.crmbridge.web.text.TimeText;
import dev.crmbridge.web.text.Tone;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import org.jspecify.annotations.Nullable;

/** Small pieces of markup that templates of all modules share. All texts are escaped. */
public final class Parts {
    private Parts() {}

    /** A moment or day with its exact value. */
    public static Content time(TimeText time) {
        return output -> {
            output.writeContent("<time datetime=\"" + time.iso() + "\">");
            text(output, "time", time.text());
            output.writeContent("</time>");
        };
    }

    /** A moment or day, or {@link #none} for null. */
    public static Content timeOrNone(@Nullable TimeText time) {
        return time == null ? none() : time(time);
    }

    /** The sign for "no value", read out as "none". */
    public static Content none() {
        return output ->
                output.writeContent("<span aria-hidden=\"true\">—</span><span class=\"visually-hidden\">none</span>");
    }

    /** A text from outside, kept apart from the reading direction around it; {@link #none} for null and blank. */
    public static Content foreign(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return none();
        }
        return output -> {
            output.writeContent("<bdi>");
            text(output, "bdi", value);
            output.writeContent("</bdi>");
        };
    }

    /** Icon and word of a state or outcome. */
    public static Content badge(StateWord state) {
        return badge(iconOf(state), state.label(), state.tone());
    }

    /** Icon and word in a tone. */
    public static Content badge(Icon icon, String label, Tone tone) {
        return output -> {
            output.writeContent("<span class=\"badge badge-" + tone.css() + "\">");
            icon.svg().writeTo(output);
            text(output, "span", label);
            output.writeContent("</span>");
        };
    }

    /** A bar with an icon and a sentence. It has no live role: put it where it is part of the page. */
    public static Content messageBar(Tone tone, String sentence) {
        return output -> {
            output.writeContent("<div class=\"message-bar message-" + tone.css() + "\">");
            iconOf(tone).svg().writeTo(output);
            output.writeContent("<p>");
            text(output, "p", sentence);
            output.writeContent("</p></div>");
        };
    }

    /** The hidden form field with a page token, for forms that work without script. */
    public static Content pageToken(String token) {
        return output -> {
            output.writeContent("<input type=\"hidden\" name=\"csrf\" value=\"");
            attribute(output, "input", "value", token);
            output.writeContent("\">");
        };
    }

    /** Icon of a state or outcome. */
    public static Icon iconOf(StateWord state) {
        return switch (state) {
            case UNTRACKED, UNLINKED -> Icon.UNTRACK;
            case PENDING -> Icon.PENDING;
            case LINKED -> Icon.LINKED;
            case NEEDS_PERSON, DUPLICATES -> Icon.WARNING;
            case FAILED, REFUSED -> Icon.ERROR;
            case CANCELLED -> Icon.CLOSE;
        };
    }

    /** Icon of a tone. */
    public static Icon iconOf(Tone tone) {
        return switch (tone) {
            case NEUTRAL, INFO -> Icon.INFO;
            case SUCCESS -> Icon.SUCCESS;
            case WARNING -> Icon.WARNING;
            case DANGER -> Icon.ERROR;
        };
    }

    private static void text(TemplateOutput output, String tag, String value) {
        if (output instanceof HtmlTemplateOutput html) {
            html.setContext(tag, null);
            html.writeUserContent(value);
            return;
        }
        throw new IllegalStateException("parts are for HTML templates only");
    }

    private static void attribute(TemplateOutput output, String tag, String name, String value) {
        if (output instanceof HtmlTemplateOutput html) {
            html.setContext(tag, name);
            html.writeUserContent(value);
            html.setContext(tag, null);
            return;
        }
        throw new IllegalStateException("parts are for HTML templates only");
    }
}
