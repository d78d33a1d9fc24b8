package dev.crmbridge.dedupe.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/**
 * Makes texts comparable: outer white space, composition, case, accents.
 *
 * <p>Case is folded fully and independently of any locale (Unicode, "Default Case Folding": {@code ß} becomes
 * {@code ss}, dotless {@code ı} stays). Accents are removed by compatibility decomposition and a table of the letters
 * that do not decompose. Only marks of the general diacritical blocks are removed, so vowel signs of Indic scripts and
 * voicing marks of Japanese keep their meaning.
 */
public final class TextFolding {
    private TextFolding() {}

    /** @return the comparable form of {@code text}; empty when it is blank */
    public static String fold(String text, boolean caseSensitive, boolean foldAccents) {
        String trimmed = WhiteSpace.trim(text);
        if (isAscii(trimmed)) {
            return caseSensitive ? trimmed : trimmed.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(trimmed, Form.NFC);
        String cased = caseSensitive ? composed : foldCase(composed);
        String folded = foldAccents ? withoutAccents(cased, caseSensitive) : Normalizer.normalize(cased, Form.NFC);
        String result = WhiteSpace.trim(folded);
        return result.isEmpty() ? cased : result; // a lone accent decomposes into a space and a mark
    }

    /** @return the first {@code count} code points, or all of a shorter text */
    public static String first(String text, int count) {
        return text.codePointCount(0, text.length()) <= count
                ? text
                : text.substring(0, text.offsetByCodePoints(0, count));
    }

    /** @return the last {@code count} code points, or all of a shorter text */
    public static String last(String text, int count) {
        return text.codePointCount(0, text.length()) <= count
                ? text
                : text.substring(text.offsetByCodePoints(text.length(), -count));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Each code point alone, so that the place of a sigma in its word does not matter. */
    private static String foldCase(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 4);
        text.codePoints().forEach(point -> {
            if (point == 'ı') {
                folded.appendCodePoint(point);
            } else {
                folded.append(Character.toString(point)
                        .toLowerCase(Locale.ROOT)
                        .toUpperCase(Locale.ROOT)
                        .toLowerCase(Locale.ROOT));
            }
        });
        return folded.toString();
    }

    /** A sign may be a form of capitals, as {@code ™} of {@code TM}, so case is folded once more. */
    private static String withoutAccents(String cased, boolean caseSensitive) {
        String plain = foldAccents(cased);
        return caseSensitive ? plain : Normalizer.normalize(foldCase(plain), Form.NFC);
    }

    private static String foldAccents(String text) {
        String decomposed = Normalizer.normalize(text, Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(point -> {
            if (!isDiacritical(point)) {
                String plain = plainLetters(point);
                if (plain.isEmpty()) {
                    folded.appendCodePoint(point);
                } else {
                    folded.append(plain);
                }
            }
        });
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static boolean isDiacritical(int point) {
        return (point >= 0x0300 && point <= 0x036F)
                || (point >= 0x1AB0 && point <= 0x1AFF)
                || (point >= 0x1DC0 && point <= 0x1DFF)
                || (point >= 0x20D0 && point <= 0x20FF)
                || (point >= 0xFE20 && point <= 0xFE2F);
    }

    /** @return what a letter without decomposition is commonly written as; empty for all others */
    private static String plainLetters(int point) {
        return switch (point) {
            case 'ß' -> "ss";
            case 'ẞ' -> "SS";
            case 'æ' -> "ae";
            case 'Æ' -> "AE";
            case 'œ', 'ø' -> "oe";
            case 'Œ', 'Ø' -> "OE";
            case 'đ', 'ð' -> "d";
            case 'Đ', 'Ð' -> "D";
            case 'þ' -> "th";
            case 'Þ' -> "TH";
            case 'ł' -> "l";
            case 'Ł' -> "L";
            case 'ħ' -> "h";
            case 'Ħ' -> "H";
            case 'ı' -> "i";
            case 'ŋ' -> "n";
            case 'Ŋ' -> "N";
            case 'ŧ' -> "t";
            case 'Ŧ' -> "T";
            case 'ſ' -> "s";
            default -> "";
        };
    }
}
