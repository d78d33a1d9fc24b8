package dev.crmbridge.dedupe.transform;

import java.text.Normalizer;
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

    /** @return lower case without accents, everything but letters and digits replaced by single blanks */
    static String plain(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("ø", "oe")
                .replace("ł", "l");
        return bare.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** @return the letters A to Z of {@code text} in upper case, nothing else */
    static String ascii(String text) {
        return plain(text).toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
