package dev.crmbridge.dedupe.file;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random files of people, with few different letters, so that values often agree in a part or but for case and accents. */
public final class RandomPeople {
    /** Columns of text. */
    public static final List<String> TEXTS = List.of("name", "city", "zip");

    /** Columns of days, some of them none. */
    public static final List<String> DATES = List.of("born");

    /** Composed and decomposed letters, alphabets, an ideograph, a character outside the basic plane, what has to be quoted. */
    private static final List<String> LETTERS = List.of(
            "a", "A", "e", "E", "é", "É", "e\u0301", "ü", "U", "ñ", "Å", "ж", "Ж", "λ", "Λ", "李", "😀", " ", "\"\"",
            ",");

    private static final List<String> AROUND = List.of("", "", "", " ", "\t", "\u00a0", " \u00a0 ");

    private RandomPeople() {}

    /** @return a file as text; the column id holds the line */
    public static String file(SplittableRandom random) {
        List<String> words = new ArrayList<>(List.of("", " ", "\u00a0"));
        for (int i = 10 + random.nextInt(150); i > 0; i--) {
            StringBuilder word = new StringBuilder();
            for (int letter = random.nextInt(5); letter >= 0; letter--) {
                word.append(LETTERS.get(random.nextInt(LETTERS.size())));
            }
            words.add(word.toString());
        }
        StringBuilder text = new StringBuilder("id,name,city,zip,born\n");
        int rows = 30 + random.nextInt(300);
        for (int line = 2; line < rows + 2; line++) {
            text.append(line)
                    .append(',')
                    .append(cell(words, random))
                    .append(',')
                    .append(cell(words, random));
            text.append(',').append(random.nextInt(9) == 0 ? "" : Integer.toString(10_000 + random.nextInt(300)));
            text.append(',')
                    .append(random.nextInt(9) == 0 ? "soon" : day(random))
                    .append('\n');
        }
        return text.toString();
    }

    private static String day(SplittableRandom random) {
        String around = AROUND.get(random.nextInt(AROUND.size()));
        return around + (random.nextInt(9) == 0 ? "" : "1970-01-0" + (1 + random.nextInt(9))) + around;
    }

    private static String cell(List<String> words, SplittableRandom random) {
        String word = AROUND.get(random.nextInt(AROUND.size()))
                + words.get(random.nextInt(words.size()))
                + AROUND.get(random.nextInt(AROUND.size()));
        return word.contains("\"") || word.contains(",") || random.nextInt(4) == 0 ? "\"" + word + "\"" : word;
    }
}
