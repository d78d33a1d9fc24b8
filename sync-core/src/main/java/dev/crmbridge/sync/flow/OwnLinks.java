package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Links;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The links of one organization; those of others can only be named, by {@link #elsewhere}, or looked at again later. */
record OwnLinks(Links every, UUID organization) implements Links {
    private boolean isOwn(Link link) {
        return link.organization().equals(organization);
    }

    @Override
    public void put(Link link) {
        every.put(link);
    }

    @Override
    public void remove(RecordRef record) {
        every.remove(record);
    }

    @Override
    public void cover(RecordRef record, Set<RecordRef> candidates) {
        every.cover(record, candidates);
    }

    @Override
    public Set<RecordRef> covered(RecordRef record) {
        return every.covered(record);
    }

    @Override
    public void ask(RecordRef record, Remainder left) {
        every.ask(record, left);
    }

    @Override
    public Optional<Remainder> asked(RecordRef record) {
        return every.asked(record);
    }

    @Override
    public Optional<Link> ofRecord(RecordRef record) {
        return every.ofRecord(record).filter(this::isOwn);
    }

    @Override
    public List<Link> ofItem(ItemRef item) {
        return every.ofItem(item).stream().filter(this::isOwn).toList();
    }

    @Override
    public List<Link> ofGlobalId(String globalId) {
        return every.ofGlobalId(globalId).stream().filter(this::isOwn).toList();
    }

    @Override
    public List<Link> all() {
        return every.all().stream().filter(this::isOwn).toList();
    }

    @Override
    public List<LinkOutline> outlines() {
        List<LinkOutline> outlines = every.outlines();
        return outlines.stream().allMatch(link -> link.organization().equals(organization))
                ? outlines
                : outlines.stream()
                        .filter(link -> link.organization().equals(organization))
                        .toList();
    }

    @Override
    public void unsee(Set<String> tables) {
        every.unsee(tables);
    }

    @Override
    public List<LinkOutline> elsewhere() {
        return every.outside(organization);
    }

    @Override
    public List<LinkOutline> outside(UUID other) {
        return every.outside(other);
    }
}
