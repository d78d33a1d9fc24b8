package dev.crmbridge.dedupe.transform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Company names without legal form, leading article and punctuation; {@code &} and {@code and} are one word. */
final class CompanyName {
    private static final Set<String> FORMS = Set.of(
            "ab",
            "ag",
            "aps",
            "as",
            "asa",
            "bv",
            "bvba",
            "co",
            "company",
            "corp",
            "corporation",
            "ek",
            "ev",
            "gbr",
            "gmbh",
            "inc",
            "incorporated",
            "kft",
            "kg",
            "kgaa",
            "lda",
            "limited",
            "llc",
            "llp",
            "lp",
            "ltd",
            "ltda",
            "mbh",
            "nv",
            "ohg",
            "oy",
            "oyj",
            "plc",
            "pty",
            "pvt",
            "sa",
            "sarl",
            "sas",
            "se",
            "sl",
            "spa",
            "srl",
            "ug",
            "zrt");

    private CompanyName() {}

    static List<String> keys(String text) {
        // Dots inside a form belong to it: S.A. is sa.
        String joined = text.replaceAll("(?<=\\p{L})\\.(?=\\p{L}\\b)", "")
                .replace("&", " and ")
                .replaceAll("\\([^)]*\\)", " ");
        List<String> words = new ArrayList<>(Arrays.asList(Letters.plain(joined).split(" ")));
        while (words.size() > 1 && endsInAForm(words)) {
            words.remove(words.size() - 1);
        }
        if (words.size() > 1 && words.get(0).equals("the")) {
            words.remove(0);
        }
        return Transforms.one(String.join(" ", words));
    }

    /** A connecting word is part of the form only when one was cut off behind it, as in {@code Smith & Co}. */
    private static boolean endsInAForm(List<String> words) {
        String last = words.get(words.size() - 1);
        return FORMS.contains(last) || last.equals("and");
    }
}
