package dev.crmbridge.dedupe.transform;

import dev.crmbridge.dedupe.text.TextFolding;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Texts reduced to letters and digits. */
final class Letters {
    private Letters() {}

    /** @return the parts between white space */
    static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s\\p{Z}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * @return lower case without accents, everything but letters, the signs that belong to them in other scripts than ours, and digits
     *     replaced by single blanks
     */
    static String plain(String text) {
        return TextFolding.fold(text, false, true)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    /** @return the letters A to Z of {@code text} in upper case, nothing else */
    static String ascii(String text) {
        return plain(text).toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
