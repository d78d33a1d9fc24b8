package dev.crmbridge.dedupe.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale")
class TextFoldingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00a0",
                "\u200b",
                "\u3000\u2003",
                "\ufeff \u2060",
                "\u202f\u205f\u1680",
                "\u0085"
            })
    void whiteSpaceAloneIsBlank(String text) {
        assertThat(TextFolding.fold(text, false, true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE",
        "ẞ, ss",
        "Gaëtan, gaetan",
        "café, CAFE\u0301",
        "Ægir, AEGIR",
        "Søren, soeren",
        "Łódź, lodz",
        "Đorđe, dorde",
        "Þór, thor",
        "Ħal, hal",
        "Œuvre, oeuvre",
        "ŋ, N",
        "Ŧ, t",
        "ſ, S",
        "ı, I",
        "İ, i",
        "Å, A\u030a",
        "\u212b, a",
        "ΟΔΟΣ, οδος",
        "ﬁne, FINE",
        "ＡＢＣ, abc",
        "ё, Е",
        "\u00a0x\u200b, x",
        "K, \u212a",
        "Acme™, acmetm",
        "№ 5, no 5",
        "℡, Tel",
        "\uD835\uDC00cme, ACME",
    })
    void theseAreEqualByDefault(String one, String other) {
        assertThat(TextFolding.fold(one, false, true)).isEqualTo(TextFolding.fold(other, false, true));
    }

    @ParameterizedTest
    @CsvSource({"か, が", "サーバ, サバ", "कि, क", "a b, a  b", "ab, a b", "smith-jones, smithjones", "o, ö1"})
    void theseStayDifferent(String one, String other) {
        assertThat(TextFolding.fold(one, false, true)).isNotEqualTo(TextFolding.fold(other, false, true));
    }

    @ParameterizedTest
    @CsvSource({"Gaëtan, Gaetan", "ı, i", "ø, o", "ł, l"})
    void accentsCountWhenTheyAreToBeKept(String one, String other) {
        assertThat(TextFolding.fold(one, false, false)).isNotEqualTo(TextFolding.fold(other, false, false));
    }

    @ParameterizedTest
    @CsvSource({"café, CAFE\u0301", "Straße, STRASSE", "ΟΔΟΣ, οδοσ", "İ, i\u0307"})
    void compositionAndCaseNeverCountInACaseInsensitiveRule(String one, String other) {
        assertThat(TextFolding.fold(one, false, false)).isEqualTo(TextFolding.fold(other, false, false));
    }

    @Test
    void caseCountsInACaseSensitiveRuleAndAccentsAreStillFolded() {
        assertThat(TextFolding.fold(" Éa ", true, true)).isEqualTo("Ea");
        assertThat(TextFolding.fold("ẞ", true, true)).isEqualTo("SS");
        assertThat(TextFolding.fold("Kim", true, true)).isNotEqualTo(TextFolding.fold("KIM", true, true));
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(TextFolding.fold("INFO", false, false)).isEqualTo("info");
            assertThat(TextFolding.fold("ÍNFO", false, true)).isEqualTo("info");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aLoneAccentIsNotBlank() {
        assertThat(TextFolding.fold("¨", false, true)).isNotEmpty();
    }

    @Test
    void firstAndLastCountCodePointsAndTakeShortTextsWhole() {
        assertThat(TextFolding.first("😀😁😂", 2)).isEqualTo("😀😁");
        assertThat(TextFolding.last("😀😁😂", 2)).isEqualTo("😁😂");
        assertThat(TextFolding.first("ab", 3)).isEqualTo("ab");
        assertThat(TextFolding.last("ab", Integer.MAX_VALUE)).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void foldingWhatIsFoldedChangesNothing(boolean foldAccents) {
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String folded = TextFolding.fold("a" + Character.toString(point) + "b", false, foldAccents);
                assertThat(TextFolding.fold(folded, false, foldAccents))
                        .as("U+%04X", point)
                        .isEqualTo(folded);
            }
        }
    }
}
