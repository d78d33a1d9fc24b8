package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.command.OperationView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an item is called before it was read: as Outlook lists it. */
record ItemNames(Engine engine) {
    /** @return the operations with the names that are missing; those stay empty while Outlook is not running */
    List<OperationView> fill(List<OperationView> operations) {
        boolean complete = operations.stream().noneMatch(ItemNames::nameless);
        if (complete || !Awaited.of(engine.status()).outlook().reachable()) {
            return operations;
        }
        return fill(operations, Awaited.of(engine.items()));
    }

    /** The same with a list of items that is at hand. */
    static List<OperationView> fill(List<OperationView> operations, List<ItemRow> listed) {
        Map<String, String> names = new HashMap<>();
        listed.forEach(row -> names.put(row.ref().entryId(), row.subject()));
        return operations.stream()
                .map(view -> nameless(view)
                        ? view.withSubject(names.getOrDefault(view.item().entryId(), ""))
                        : view)
                .toList();
    }

    private static boolean nameless(OperationView view) {
        return view.subject().isEmpty();
    }
}
