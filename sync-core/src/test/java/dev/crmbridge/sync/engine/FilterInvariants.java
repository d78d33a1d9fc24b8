package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What has to be true at the end of a life of the records that filters bring. */
final class FilterInvariants {
    private final EngineRig rig;
    private final Deeds deeds;

    FilterInvariants(EngineRig rig, Deeds deeds) {
        this.rig = rig;
        this.deeds = deeds;
    }

    void check() {
        deeds.offered.forEach((record, day) -> {
            List<OutlookItem> items = rig.mailbox.peekAll().stream()
                    .filter(item -> !item.facts().inDeletedItems() && isOf(item, record, day))
                    .filter(item -> !deeds.copies.contains(item.ref()))
                    .toList();
            assertThat(items).as("items of %s", record).hasSizeLessThanOrEqualTo(1);
            boolean touched = rig.mailbox.peekAll().stream()
                    .filter(item -> isOf(item, record, day))
                    .anyMatch(
                            item -> deeds.commanded.contains(item.ref()) || deeds.deletedByPeople.contains(item.ref()));
            if (isOn(record) && !touched && rig.crm.server().row(record).isPresent()) {
                assertThat(isLinked(record))
                        .as("%s is linked exactly while the filter names it", record)
                        .isEqualTo(isNamed(record));
            }
        });
    }

    private boolean isOn(RecordRef record) {
        return rig.get(rig.engine.filters()).stream()
                .filter(view -> view.set().filter().table().equals(record.entity()))
                .anyMatch(view -> view.set().isOn());
    }

    private boolean isLinked(RecordRef record) {
        return rig.links().stream().map(Link::record).anyMatch(record::equals);
    }

    private boolean isNamed(RecordRef record) {
        Filter filter = Arrays.stream(Filter.values())
                .filter(each -> each.table().equals(record.entity()))
                .findFirst()
                .orElseThrow();
        return rig.crm
                .open(filter.query(rig.crm.server().identity().user()))
                .fold(rows -> rows.stream().anyMatch(row -> row.ref().equals(record)), failure -> {
                    throw new AssertionError(failure.message());
                });
    }

    private static boolean isOf(OutlookItem item, RecordRef record, Instant day) {
        boolean task = record.entity().equals("task");
        if (task != (item.kind() == ItemKind.TASK)) {
            return false;
        }
        ItemValue value = item.field(task ? ItemField.DUE_DATE : ItemField.START);
        if (value instanceof ItemValue.Day due) {
            return due.value()
                    .equals(day.plusSeconds(36_000).atZone(EngineRig.ZONE).toLocalDate());
        }
        return value instanceof ItemValue.Moment start && start.value().equals(day.plusSeconds(32_400));
    }
}
