package dev.crmbridge.sync.run;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.people.AddressBook;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Adds to a plan what was missing when the people of a record were written: whom the record names by an address, because the CRM could not
 * be asked or had nobody then, becomes a record where one has the address now. Only while both sides agree on the people, and never in a
 * meeting of somebody else.
 */
final class PeopleFound {
    private final AddressBook book;
    private final Supplier<Policy> policy;

    PeopleFound(AddressBook book, Supplier<Policy> policy) {
        this.book = book;
        this.policy = policy;
    }

    /** @return the view with what is to be added, asking the CRM for addresses it was not asked for lately */
    CompletableFuture<PairView> added(PairView view) {
        Map<String, Set<String>> open = open(view);
        if (open.isEmpty()) {
            return CompletableFuture.completedFuture(view);
        }
        Set<String> all = open.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return book.identify(all).thenApply(who -> {
            Map<String, RecordRef> records = who.records();
            Map<String, FieldValue> fields = new TreeMap<>();
            open.forEach((field, addresses) -> {
                if (addresses.stream().anyMatch(records::containsKey)) {
                    fields.put(field, view.link().base().value(field));
                }
            });
            PairView known = who.complete() ? view : view.toLookAgain();
            return fields.isEmpty() ? known : with(known, fields);
        });
    }

    private static PairView with(PairView view, Map<String, FieldValue> fields) {
        FieldRegistry registry = FieldRegistry.of(view.link().record().entity());
        List<Action> actions = new ArrayList<>(view.plan().actions());
        actions.add(new Action.UpdateCrm(
                fields,
                ReasonCode.PEOPLE_FOUND,
                "Somebody who was an address in the CRM is a record there now: " + registry.labels(fields.keySet())
                        + "."));
        return view.doing(actions);
    }

    /** Addresses without a record, by the field they are in. */
    private Map<String, Set<String>> open(PairView view) {
        CrmRow row = view.row();
        if (row == null
                || !(view.sides().crm() instanceof CrmSide.Present crm)
                || !(view.sides().outlook() instanceof OutlookSide.Present outlook)) {
            return Map.of();
        }
        FieldRegistry registry = FieldRegistry.of(row.ref().entity());
        boolean mine = view.base().meeting().organizer() || crm.rights().owner();
        if (!mine || !crm.rights().write() || registry.closed(crm.snapshot())) {
            return Map.of();
        }
        Map<String, Set<String>> open = new HashMap<>();
        registry.peopleFields().forEach((name, role) -> {
            FieldValue agreed = view.link().base().value(name);
            boolean settled = crm.snapshot().value(name).equals(agreed)
                    && outlook.snapshot().value(name).equals(agreed);
            if (settled && reachesCrm(registry, name)) {
                Set<String> addresses = unnamed(row, role);
                addresses.retainAll(FieldValue.addresses(List.of(agreed)));
                if (!addresses.isEmpty()) {
                    open.put(name, addresses);
                }
            }
        });
        return open;
    }

    private boolean reachesCrm(FieldRegistry registry, String name) {
        return registry.field(name)
                .filter(field ->
                        policy.get().directions().of(registry.table(), field).reachesCrm())
                .isPresent();
    }

    private static Set<String> unnamed(CrmRow row, ActivityParty.Role role) {
        return row.parties().stream()
                .filter(party -> party.role() == role && party.party() == null)
                .map(party -> AddressBook.small(party.address()))
                .collect(Collectors.toSet());
    }
}
