package dev.crmbridge.dedupe.transform;

import dev.crmbridge.dedupe.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Soundex;

/**
 * All transforms by name. A change of what one of them gives raises its version, because stored matchcodes depend on it.
 */
public final class Transforms {
    private static final List<String> NAMES = List.of(
            "company",
            "digits",
            "email",
            "maildomain",
            "metaphone",
            "cologne",
            "nickname",
            "phone",
            "soundex",
            "spaces",
            "words");

    private Transforms() {}

    /** @return the names, in alphabetical order but for families */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * @param name one of {@link #names}
     * @param parameter for {@code phone} the two letters of the country of numbers without country code; empty for all
     *     others
     * @return empty when there is no such transform, or its parameter is missing, wrong or too much
     */
    public static Optional<Transform> named(String name, String parameter) {
        if (name.equals("phone")) {
            String region = parameter.toUpperCase(Locale.ROOT);
            return PhoneKeys.knows(region)
                    ? Optional.of(of("phone/1(" + region + ")", text -> PhoneKeys.of(text, region)))
                    : Optional.empty();
        }
        if (!parameter.isEmpty()) {
            return Optional.empty();
        }
        return switch (name) {
            case "company" -> Optional.of(of("company/2", CompanyName::keys));
            case "digits" -> Optional.of(of("digits/1", text -> one(text.replaceAll("[^0-9]", ""))));
            case "email" -> Optional.of(of("email/1", EmailAddress::keys));
            case "maildomain" -> Optional.of(of("maildomain/1", EmailAddress::domain));
            case "metaphone" -> Optional.of(of("metaphone/2", Transforms::metaphone));
            case "cologne" ->
                Optional.of(of("cologne/2", text -> one(new ColognePhonetic().colognePhonetic(Letters.plain(text)))));
            case "nickname" -> Optional.of(of("nickname/2", Nicknames::keys));
            case "soundex" -> Optional.of(of("soundex/2", text -> one(new Soundex().soundex(Letters.ascii(text)))));
            case "spaces" -> Optional.of(of("spaces/1", text -> one(String.join(" ", Letters.words(text)))));
            case "words" -> Optional.of(of("words/2", Transforms::words));
            default -> Optional.empty();
        };
    }

    private static Transform of(String id, Function<String, List<String>> function) {
        return new NamedTransform(id, function);
    }

    static List<String> one(String key) {
        return key.isEmpty() ? List.of() : List.of(key);
    }

    /** The words in alphabetical order, each once, without punctuation: {@code Kim, Zoe} equals {@code zoe kim}. */
    private static List<String> words(String text) {
        return one(
                String.join(" ", new TreeSet<>(Arrays.asList(Letters.plain(text).split(" "))))
                        .strip());
    }

    private static List<String> metaphone(String text) {
        DoubleMetaphone metaphone = new DoubleMetaphone();
        String letters = Letters.ascii(text);
        String main = metaphone.doubleMetaphone(letters);
        String other = metaphone.doubleMetaphone(letters, true);
        if (main == null || main.isEmpty()) {
            return List.of();
        }
        return other == null || other.isEmpty() || other.equals(main) ? List.of(main) : List.of(main, other);
    }
}
