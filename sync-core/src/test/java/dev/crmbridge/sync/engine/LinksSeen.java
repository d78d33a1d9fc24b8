package dev.crmbridge.sync.engine;

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
import java.util.function.UnaryOperator;

/** Links of which something looks different. */
record LinksSeen(Links real, UnaryOperator<Link> twist) implements Links {
    @Override
    public void put(Link link) {
        real.put(link);
    }

    @Override
    public void remove(RecordRef record) {
        real.remove(record);
    }

    @Override
    public void cover(RecordRef record, Set<RecordRef> candidates) {
        real.cover(record, candidates);
    }

    @Override
    public Set<RecordRef> covered(RecordRef record) {
        return real.covered(record);
    }

    @Override
    public void ask(RecordRef record, Remainder left) {
        real.ask(record, left);
    }

    @Override
    public void unsee(Set<String> tables) {
        real.unsee(tables);
    }

    @Override
    public Optional<Remainder> asked(RecordRef record) {
        return real.asked(record);
    }

    @Override
    public Optional<Link> ofRecord(RecordRef record) {
        return real.ofRecord(record).map(twist);
    }

    @Override
    public List<Link> ofItem(ItemRef item) {
        return real.ofItem(item).stream().map(twist).toList();
    }

    @Override
    public List<Link> ofGlobalId(String globalId) {
        return real.ofGlobalId(globalId).stream().map(twist).toList();
    }

    @Override
    public List<Link> all() {
        return real.all().stream().map(twist).toList();
    }

    @Override
    public List<LinkOutline> outlines() {
        return real.outlines();
    }

    @Override
    public List<LinkOutline> elsewhere() {
        return real.elsewhere();
    }

    @Override
    public List<LinkOutline> outside(UUID organization) {
        return real.outside(organization);
    }
}
