package dev.crmbridge.bench.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Writes a file of made-up people: names by a skewed distribution, an e-mail made of them, a postcode. Every tenth row
 * repeats one of the last 50,000 people, partly in other case or with blanks around; one row in a thousand has the same
 * junk e-mail; one in fifty has none. Plain ASCII. The same seed gives the same file.
 */
final class PeopleFile {
    private static final String[] FIRST = {
        "Anna", "Ben", "Clara", "David", "Emma", "Felix", "Greta", "Henry", "Ida", "Jonas", "Klara", "Leon", "Mia",
                "Noah",
        "Olga", "Paul", "Rosa", "Simon", "Tina", "Uwe", "Vera", "Willi", "Xenia", "Yusuf", "Zoe", "Maria", "James",
                "Mary",
        "John", "Linda", "Robert", "Susan", "Michael", "Karen", "William", "Lisa", "Thomas", "Nancy", "Daniel", "Sandra"
    };
    private static final String[] ONSET = {
        "b", "br", "d", "f", "g", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "sch", "st", "t", "v", "w", "z"
    };
    private static final String[] RIME = {
        "a", "e", "i", "o", "u", "an", "er", "el", "in", "old", "ing", "ert", "ach", "is"
    };
    private static final String[] HOSTS = {"mail.example", "post.example", "corp.example", "web.example"};
    private static final int REMEMBERED = 50_000;

    private final SplittableRandom random;
    private final String[] people = new String[REMEMBERED];

    private PeopleFile(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Writes {@code rows} rows below a heading. */
    static void write(Path file, int rows, long seed) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("id,firstname,lastname,email,postcode,city\n".getBytes(StandardCharsets.US_ASCII));
            PeopleFile people = new PeopleFile(seed);
            for (int row = 1; row <= rows; row++) {
                out.write((row + "," + people.next() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private String next() {
        int place = random.nextInt(REMEMBERED);
        String earlier = people[place];
        if (earlier != null && random.nextInt(10) == 0) {
            return switch (random.nextInt(3)) {
                case 0 -> earlier;
                case 1 -> earlier.toUpperCase(java.util.Locale.ROOT);
                default -> earlier.replace(",", " , ");
            };
        }
        String first = FIRST[(int) (Math.pow(random.nextDouble(), 2) * FIRST.length)];
        String last = surname();
        String mail = mail(first, last);
        String person =
                first + "," + last + "," + mail + "," + (10_000 + random.nextInt(80_000)) + ",town of " + surname();
        people[place] = person;
        return person;
    }

    private String mail(String first, String last) {
        if (random.nextInt(1000) == 0) {
            return "none@none.example";
        }
        return random.nextInt(50) == 0
                ? ""
                : first + "." + last + random.nextInt(1_000_000) + "@" + HOSTS[random.nextInt(HOSTS.length)];
    }

    private String surname() {
        StringBuilder name = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            name.append(ONSET[random.nextInt(ONSET.length)]).append(RIME[random.nextInt(RIME.length)]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
