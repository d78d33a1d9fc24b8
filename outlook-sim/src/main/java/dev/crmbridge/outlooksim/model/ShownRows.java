package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows that tables showed, because programs list the same folders with the same columns again and again while few items change; a view of
 * the real Outlook is kept by its store in the same way.
 *
 * <p>A row follows from its item as it was saved, and from the columns. Both are immutable, and every save makes another item, so what is
 * kept here is never out of date. Used in the apartment only.
 */
final class ShownRows {
    private static final int MOST_VIEWS = 16;
    private static final int FEWEST_ROWS = 64;

    private final Map<View, IdentityHashMap<SimItem, List<ComValue>>> views =
            new LinkedHashMap<>(MOST_VIEWS, 0.75f, true);

    private record View(String folderId, List<String> columns) {}

    /**
     * @param columns names of the columns in order
     * @param items the items whose rows are wanted
     * @param maker makes a row that was not shown before
     * @return their rows in the same order
     */
    List<List<ComValue>> of(
            String folderId, List<String> columns, List<SimItem> items, Function<SimItem, List<ComValue>> maker) {
        IdentityHashMap<SimItem, List<ComValue>> shown =
                views.computeIfAbsent(new View(folderId, columns), view -> new IdentityHashMap<>());
        List<List<ComValue>> rows =
                items.stream().map(item -> shown.computeIfAbsent(item, maker)).toList();
        if (views.size() > MOST_VIEWS) {
            views.remove(views.keySet().iterator().next()); // the one not asked for longest
        }
        return rows;
    }

    /** Forgets rows of items that were saved since or are gone, once they are more than those there are. */
    void tidy(String folderId, int items) {
        views.forEach((view, shown) -> {
            if (view.folderId().equals(folderId) && shown.size() > 2 * Math.max(items, FEWEST_ROWS)) {
                shown.clear();
            }
        });
    }
}
