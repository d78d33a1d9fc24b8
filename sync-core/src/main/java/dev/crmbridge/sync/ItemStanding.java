package dev.crmbridge.sync;

import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands, as far as the store knows.
 *
 * @param record linked record, or null
 * @param recordState state of the linked record, or null
 * @param regarding record it is about, or null
 * @param parent for contacts, or null
 * @param question operation that waits for an answer, or null
 * @param problem last problem in words, or null
 * @param barred commands that are not possible, because of the kind, the record, or the user's security role as it was known last
 */
public record ItemStanding(
        ItemRef item,
        ItemRow.State state,
        OperationView.@Nullable Linked record,
        @Nullable RecordState recordState,
        @Nullable Found regarding,
        @Nullable Found parent,
        @Nullable String question,
        @Nullable String problem,
        List<ItemStatus.Barred> barred) {}
