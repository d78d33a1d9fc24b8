package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.store.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items as the retired client left them: {@code crmid}, {@code crmorgid}, {@code crmLinkState}, and their records. */
final class RetiredClient {
    final UUID organization;
    private final EngineRig rig;
    private int number;

    RetiredClient(EngineRig rig) {
        this.rig = rig;
        this.organization = rig.crm.server().identity().organization();
    }

    RecordRef record(String table, String subject) {
        return record(table, subject, Map.of());
    }

    RecordRef record(String table, String subject, Map<String, CrmValue> more) {
        RecordRef record = new RecordRef(table, new UUID(0xC0DE, ++number));
        Map<String, CrmValue> values = new HashMap<>(more);
        values.put("subject", CrmValue.text(subject));
        rig.crm.server().put(record, values, rig.crm.server().identity().user());
        return record;
    }

    ItemRef marked(HandmadeItem made, RecordRef record, UUID organization) {
        ItemRef item = rig.mailbox.add(made);
        return marked(item, record, organization, item.entryId());
    }

    ItemRef marked(HandmadeItem made, RecordRef record, UUID organization, @Nullable String entryId) {
        return marked(rig.mailbox.add(made), record, organization, entryId);
    }

    ItemRef marked(ItemRef item, RecordRef record, UUID organization, @Nullable String entryId) {
        rig.mailbox.markByHand(item, new ItemMark(organization, record, ItemMark.State.LINKED, entryId, null, false));
        return item;
    }

    Link linkOf(ItemRef item) {
        List<Link> found = new ArrayList<>(rig.links());
        found.removeIf(link -> !link.item().equals(item));
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    String subject(ItemRef item) {
        return rig.mailbox.peek(item).field(ItemField.SUBJECT) instanceof ItemValue.Text text ? text.value() : "";
    }

    @Nullable
    ReasonCode lastReason(ItemRef item) {
        ItemRow row = rig.get(rig.engine.resolve(item.entryId())).get(0);
        List<ItemStatus.Decision> reasons = rig.get(rig.engine.why(row)).reasons();
        return reasons.isEmpty() ? null : reasons.get(0).code();
    }
}
