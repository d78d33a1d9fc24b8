package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.OfferedTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can do about an item now, as sentences. Pure. */
final class Advice {
    private Advice() {}

    static List<String> of(ItemRow item, @Nullable Link link, @Nullable Link kept, List<Operation> open) {
        List<String> advice = new ArrayList<>();
        for (Operation operation : open) {
            Question question = operation.state().question();
            advice.add(
                    question == null
                            ? "Wait: " + operation.kind().word() + " is under way. "
                                    + operation.state().reason()
                            : "Answer the question of " + operation.kind().word() + ": "
                                    + operation.state().reason());
        }
        if (link != null && link.asks()) {
            advice.add("One side was deleted. Choose under Deletions what happens to the other one.");
        }
        if (link != null) {
            advice.add("View the record in the CRM.");
            advice.add("Set what the item is regarding.");
            advice.add("Untrack the item, and keep or delete the record.");
        } else if (open.isEmpty() && !OfferedTables.of(item.kind()).isEmpty()) {
            advice.add(
                    kept == null
                            ? "Track the item."
                            : "Track the item again: it is linked to the record that was kept.");
        }
        if (item.state() == ItemRow.State.NEEDS_PERSON && open.isEmpty() && link != null && !link.asks()) {
            advice.add("Choose a value for every field that was changed on both sides.");
        }
        return advice;
    }
}
