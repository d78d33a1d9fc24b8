package dev.crmbridge.outlooksim.page;

import java.util.List;

/**
 * A group of the ribbon.
 *
 * @param css class of its own, empty for none
 * @param columns buttons from left to right, in each column from top to bottom
 */
public record RibbonGroup(String name, String css, List<List<RibbonButton>> columns) {
    public RibbonGroup {
        columns = List.copyOf(columns);
    }
}
