package dev.crmbridge.outlooksim.imports;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks what the lenient parsers do not: that every component that begins also ends, and in the right order. */
final class Components {
    /** vCard properties, BEGIN among them, may carry a group name in front. */
    private static final Pattern GROUP = Pattern.compile("^[A-Z0-9-]+\\.(?=(BEGIN|END):)");

    private Components() {}

    private record Open(String name, int line) {}

    /**
     * @param outermost component a file must consist of, e.g. {@code VCALENDAR}
     * @throws ImportException naming line and reason
     */
    static void check(String file, String text, String outermost) throws ImportException {
        Deque<Open> open = new ArrayDeque<>();
        boolean any = false;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String upper = GROUP.matcher(line.strip().toUpperCase(Locale.ROOT)).replaceFirst("");
            if (upper.startsWith("BEGIN:")) {
                String name = upper.substring(6);
                if (open.isEmpty() && !name.equals(outermost)) {
                    throw new ImportException(file, number, name + " outside of " + outermost);
                }
                open.push(new Open(name, number));
                any = true;
            } else if (upper.startsWith("END:")) {
                Open last = open.poll();
                if (last == null || !last.name().equals(upper.substring(4))) {
                    throw new ImportException(
                            file,
                            number,
                            upper.substring(4) + " ends here but "
                                    + (last == null ? "nothing is open" : last.name() + " is open"));
                }
            } else if (open.isEmpty() && !upper.isEmpty()) {
                throw new ImportException(file, number, "text outside of " + outermost);
            }
        }
        if (!open.isEmpty()) {
            Open last = open.peek();
            throw new ImportException(file, last.line(), last.name() + " begins here and never ends");
        }
        if (!any) {
            throw new ImportException(file, 0, "there is no " + outermost + " in it");
        }
    }
}
