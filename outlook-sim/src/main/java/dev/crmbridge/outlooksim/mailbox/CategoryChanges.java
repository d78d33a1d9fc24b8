package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.MailboxException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Works out changes of the master category list; used under the lock. */
final class CategoryChanges {
    private final MailboxIndex index;
    private final RandomGenerator random;

    CategoryChanges(MailboxIndex index, RandomGenerator random) {
        this.index = index;
        this.random = random;
    }

    SimMailbox.Change<SimCategory> put(String name, int color) {
        if (name.isBlank() || color < 0 || color > 25) {
            throw new MailboxException(Problem.INVALID, "a category needs a name and a color from 0 to 25");
        }
        List<SimCategory> next = new ArrayList<>(index.categories());
        String id = next.stream()
                .filter(category -> category.name().equalsIgnoreCase(name))
                .map(SimCategory::id)
                .findFirst()
                .orElseGet(this::newId);
        next.removeIf(category -> category.name().equalsIgnoreCase(name));
        SimCategory category = new SimCategory(name, color, id);
        next.add(category);
        return changed(next, category);
    }

    SimMailbox.Change<Boolean> removed(String name) {
        List<SimCategory> next = new ArrayList<>(index.categories());
        boolean removed = next.removeIf(category -> category.name().equalsIgnoreCase(name));
        return changed(next, removed);
    }

    private static <T> SimMailbox.Change<T> changed(List<SimCategory> next, T result) {
        return new SimMailbox.Change<>(
                List.of(new StateChange.PutCategories(next)), List.of(new MailboxEvent.CategoriesChanged()), result);
    }

    private String newId() {
        String hex = GlobalIds.guid(random);
        return "{" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20) + "}";
    }
}
