package dev.crmbridge.bridge.com;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about COM names every code whose meaning the table knows, under the right heading. */
class HResultPageTest {
    private static final Path PAGE = Path.of("../docs/reference/outlook-com.md");
    private static final Pattern CODE = Pattern.compile("0x[0-9A-F]{8}");
    private static final Map<HResult.Next, String> ROWS = Map.of(
            HResult.Next.RETRY, "busy, the call did not run",
            HResult.Next.REATTACH, "Outlook is gone or cannot be attached to",
            HResult.Next.MISSING, "no such item or property",
            HResult.Next.DENIED, "refused by the object-model guard or the store",
            HResult.Next.REOPEN, "changed by somebody else",
            HResult.Next.BUG, "a mistake of ours");

    @Test
    void everyMeaningHasARowWithExactlyItsCodes() throws IOException {
        String page = Files.readString(PAGE);
        ROWS.forEach((next, title) -> assertThat(codesOf(page, title)).as(title).isEqualTo(codesOf(next)));
    }

    private static Set<String> codesOf(String page, String title) {
        String row = page.lines()
                .filter(line -> line.startsWith("| " + title + " |"))
                .findFirst()
                .orElseThrow();
        Set<String> codes = new TreeSet<>();
        Matcher code = CODE.matcher(row);
        while (code.find()) {
            codes.add(code.group());
        }
        return codes;
    }

    private static Set<String> codesOf(HResult.Next next) {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(HResult.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == int.class)
                .map(HResultPageTest::value)
                .filter(code -> code != HResult.NEW_OUTLOOK_ONLY && HResult.next(code) == next)
                .forEach(code -> codes.add(String.format(Locale.ROOT, "0x%08X", code)));
        return codes;
    }

    private static int value(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
