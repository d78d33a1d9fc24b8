package dev.crmbridge.embedded.odata;

/** Finds the end of a piece of text in which brackets and quotes nest. */
final class Balanced {
    private Balanced() {}

    /** Everything up to {@code end} or an unopened closing bracket, outside of quotes and brackets. */
    static String until(Scanner scanner, char end) {
        StringBuilder piece = new StringBuilder();
        int depth = 0;
        while (!scanner.atEnd()) {
            char c = scanner.peek();
            if (depth == 0 && (c == end || c == ')')) {
                break;
            }
            if (c == '\'' && isQuoteStart(piece)) {
                piece.append('\'')
                        .append(scanner.quoted('\'').replace("'", "''"))
                        .append('\'');
                continue;
            }
            if (c == '"') {
                appendDoubleQuoted(scanner, piece);
                continue;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            piece.append(c);
            scanner.expect(c);
        }
        return piece.toString();
    }

    private static boolean isQuoteStart(StringBuilder before) {
        return before.length() == 0
                || !Character.isLetterOrDigit(before.charAt(before.length() - 1))
                || before.indexOf(".") > 0;
    }

    private static void appendDoubleQuoted(Scanner scanner, StringBuilder piece) {
        scanner.expect('"');
        piece.append('"');
        while (!scanner.atEnd()) {
            char c = scanner.peek();
            scanner.expect(c);
            piece.append(c);
            if (c == '\\' && !scanner.atEnd()) {
                piece.append(scanner.peek());
                scanner.expect(scanner.peek());
            } else if (c == '"') {
                return;
            }
        }
        throw scanner.fail("Unterminated string");
    }
}
