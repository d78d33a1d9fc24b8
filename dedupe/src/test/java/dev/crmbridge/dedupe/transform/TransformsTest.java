package dev.crmbridge.dedupe.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.crmbridge.dedupe.Transform;
import dev.crmbridge.testkit.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformsTest {
    private static List<String> keys(String name, String parameter, String text) {
        return Transforms.named(name, parameter).orElseThrow().keys(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "email | Zoe Kim <ZOE@Example.com> | zoe@example.com",
                "email | mailto:zoe@example.com | zoe@example.com",
                "email | zoe@BÜCHER.example | zoe@xn--bcher-kva.example",
                "email | no address | -",
                "email | @example.com | -",
                "maildomain | zoe@Sub.Example.com | sub.example.com",
                "company | The Dell N.V. | dell",
                "company | Dell | dell",
                "company | Müller & Söhne GmbH & Co. KG | muller and sohne",
                "company | Smith and Sons, Ltd. | smith and sons",
                "company | Contoso (UK) Limited | contoso",
                "company | Co | co",
                "digits | (030) 12-34 | 0301234",
                "digits | none | -",
                "spaces | a  b | a b",
                "words | Kim, Zoë | kim zoe",
                "words | zoe kim Zoe | kim zoe",
                "words | ?! | -",
                "soundex | Robert | R163",
                "soundex | Rupert | R163",
                "soundex | 日本 | -",
                "cologne | Müller-Lüdenscheidt | 65752682",
                "cologne | Mueller | 657",
                "metaphone | Smith | SM0;XMT",
                "metaphone | Schmidt | XMT;SMT",
                "nickname | Bill | bill;william",
                "nickname | William | william",
                "nickname | Alex | alex;alexander;alexandra",
                "words | Đorđe ŒUVRE | dorde oeuvre",
                "company | かが株式会社 | かが株式会社",
                "words | कि क | क कि",
            })
    void textsBecomeTheirKeys(String name, String text, String expected) {
        assertThat(String.join(";", keys(name, "", text))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "030 123456 | DE | +4930123456",
                "+49 (0)30 123456 | US | +4930123456",
                "0049 30/123456 | DE | +4930123456",
                "030 123456 ext. 7 | DE | +4930123456x7",
                "12 | DE | +4912",
                "1 | DE | ?1",
            })
    void phoneNumbersBecomeE164(String text, String region, String expected) {
        assertThat(keys("phone", region, text)).containsExactly(expected);
    }

    @Test
    void whatIsNoNumberHasNoKeyOrOneThatNoNumberHas() {
        assertThat(keys("phone", "DE", "none")).isEmpty();
        assertThat(Transforms.named("phone", "")).isEmpty();
        assertThat(Transforms.named("phone", "XX")).isEmpty();
        assertThat(Transforms.named("email", "DE")).isEmpty();
        assertThat(Transforms.named("magic", "")).isEmpty();
    }

    @Test
    void everyTransformIsNamedWithItsVersion() {
        for (String name : Transforms.names()) {
            Transform transform =
                    Transforms.named(name, name.equals("phone") ? "us" : "").orElseThrow();
            assertThat(transform.id()).matches(name + "/[12](\\(US\\))?");
        }
        assertThat(Transforms.named("phone", "de").orElseThrow().id()).isEqualTo("phone/1(DE)");
    }

    @Test
    void anyTextGivesTheSameFewKeysEveryTime() {
        Property.holds("transforms are total and repeatable", 2_000, random -> {
            StringBuilder text = new StringBuilder("x");
            for (int i = random.nextInt(20); i > 0; i--) {
                text.appendCodePoint(random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0xD7FF));
            }
            for (String name : Transforms.names()) {
                String parameter = name.equals("phone") ? "US" : "";
                assertThatCode(() -> assertThat(keys(name, parameter, text.toString()))
                                .isEqualTo(keys(name, parameter, text.toString()))
                                .hasSizeLessThanOrEqualTo(4)
                                .doesNotHaveDuplicates())
                        .as("%s of %s", name, text)
                        .doesNotThrowAnyException();
            }
        });
    }
}
