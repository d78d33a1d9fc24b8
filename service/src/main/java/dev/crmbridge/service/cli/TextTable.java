package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows as aligned text. Line ends and other control characters inside a cell are shown as spaces. */
final class TextTable {
    private static final String GAP = "  ";
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heads) {
        rows.add(List.of(heads));
    }

    TextTable row(String... cells) {
        rows.add(List.of(cells).stream().map(TextTable::clean).toList());
        return this;
    }

    /** @return lines without trailing blanks; the last column is never cut */
    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] =
                        Math.max(widths[i], cut(row.get(i), i == columns - 1).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut(row.get(i), i == widths.length - 1);
            line.append(cell).append(" ".repeat(widths[i] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String cell, boolean last) {
        return last || cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
    }

    private static String clean(String cell) {
        return cell.replaceAll("\\p{Cntrl}", " ");
    }
}
