package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.FilterAnswer;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.FilterPreview.Effect;
import dev.crmbridge.sync.FilterPreview.Example;
import dev.crmbridge.sync.FilterView;
import dev.crmbridge.sync.arrival.Admission.Step;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.filter.Entry;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.filter.FilterSwitch;
import dev.crmbridge.sync.filter.FilterSwitch.Position;
import dev.crmbridge.sync.filter.Membership;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Shows filters, tries them out and switches them. For the engine's thread. */
public final class FilterDesk {
    private final Ports ports;
    private final StandingCache standing;
    private final FilterLook look;
    private final ZoneId zone;
    private final Runnable runSoon;

    /** @param runSoon starts a run without waiting for it */
    FilterDesk(Ports ports, StandingCache standing, FilterLook look, ZoneId zone, Runnable runSoon) {
        this.ports = ports;
        this.standing = standing;
        this.look = look;
        this.zone = zone;
        this.runSoon = runSoon;
    }

    /** @return all filters, from the store alone */
    public CompletableFuture<List<FilterView>> all() {
        return ports.store(tx -> {
            Map<String, Integer> here = here(tx);
            return FilterSettings.all(tx).stream()
                    .map(set ->
                            new FilterView(set, here.getOrDefault(set.filter().word(), 0)))
                    .toList();
        });
    }

    private static Map<String, Integer> here(Transaction tx) {
        Map<String, Integer> here = new HashMap<>();
        for (Arrival arrival : tx.arrivals().all()) {
            boolean linked = arrival.state() == Arrival.State.HERE
                    && tx.links()
                            .ofRecord(arrival.record())
                            .filter(Link::isLinked)
                            .isPresent();
            if (linked) {
                here.merge(arrival.filter(), 1, Integer::sum);
            }
        }
        return here;
    }

    /** @return what the filter would do; changes nothing */
    public CompletableFuture<FilterPreview> preview(Filter filter) {
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> preview(filter, known),
                        failure -> CompletableFuture.completedFuture(FilterPreview.failed(
                                filter, "The CRM could not be asked who you are: " + failure.message() + "."))));
    }

    /**
     * Switches a filter on or off. When more would come than goes without asking, it waits for a second call with {@code confirmed}.
     *
     * @param confirmed whether a person agreed to however many there are
     */
    public CompletableFuture<FilterAnswer> set(Filter filter, boolean on, boolean confirmed) {
        if (!on) {
            return put(FilterSwitch.off(filter)).thenApply(set -> new FilterAnswer(set, null));
        }
        return preview(filter)
                .thenCompose(preview -> put(next(preview, confirmed)).thenApply(set -> {
                    if (set.position() != Position.ASKS) {
                        runSoon.run();
                    }
                    return new FilterAnswer(set, preview);
                }));
    }

    private static FilterSwitch next(FilterPreview preview, boolean confirmed) {
        FilterSwitch off = FilterSwitch.off(preview.filter());
        if (confirmed) {
            return off.to(Position.CONFIRMED);
        }
        return preview.confirm() ? off.asking(preview.come()) : off.to(Position.ON);
    }

    private CompletableFuture<FilterSwitch> put(FilterSwitch set) {
        return ports.storing(tx -> FilterSettings.put(tx, set)).thenApply(stored -> set);
    }

    private CompletableFuture<FilterPreview> preview(Filter filter, Standing known) {
        return look.look(Set.of(filter), known)
                .thenCompose(seen -> seen.fold(
                        picture -> preview(filter, known, picture),
                        failure -> CompletableFuture.completedFuture(FilterPreview.failed(
                                filter, "Outlook could not be listed: " + failure.message() + "."))));
    }

    private CompletableFuture<FilterPreview> preview(Filter filter, Standing known, FilterPicture picture) {
        var failure = picture.failures().get(filter);
        if (failure != null) {
            return CompletableFuture.completedFuture(
                    FilterPreview.failed(filter, "The CRM could not be asked: " + failure.message() + "."));
        }
        Map<RecordRef, Filter> wanted = picture.absent(Set.of(filter));
        picture.candidates().forEach(each -> wanted.put(each.record(), filter));
        wanted.keySet().removeIf(record -> !record.entity().equals(filter.table()));
        return look.rows(wanted)
                .thenApply(read -> read.fold(
                        rows -> count(filter, known.identity().user(), picture, rows),
                        trouble -> FilterPreview.failed(
                                filter, "The records could not be read: " + trouble.message() + ".")));
    }

    private FilterPreview count(Filter filter, UUID user, FilterPicture picture, FilterPicture.Rows rows) {
        List<Example> examples = new ArrayList<>();
        int matching = picture.members().getOrDefault(filter, Map.of()).size();
        int apart = 0;
        for (FilterPicture.Candidate each : picture.candidates()) {
            CrmRow row = rows.of(each.record());
            boolean named = each.filter() == filter
                    && picture.members().getOrDefault(filter, Map.of()).containsKey(each.record());
            if (named) {
                apart++;
                if (row != null) {
                    examples.add(candidate(filter, each, row, user, picture));
                }
            }
        }
        picture.absent(Set.of(filter)).keySet().forEach(record -> {
            CrmRow row = rows.of(record);
            if (row != null && Membership.of(filter, row, user) instanceof Membership.Left left) {
                examples.add(new Example(record, Effect.LEAVE, name(filter, row), ArrivalWork.kept(left)));
            }
        });
        int come = count(examples, Effect.COME);
        examples.sort(Comparator.comparing(Example::effect).thenComparing(Example::name));
        return new FilterPreview(
                filter,
                matching,
                come,
                matching - apart,
                apart - come,
                count(examples, Effect.LEAVE),
                come > FilterSwitch.MOST_UNASKED,
                examples.subList(0, Math.min(examples.size(), FilterPreview.MOST_EXAMPLES)),
                null);
    }

    private static int count(List<Example> examples, Effect effect) {
        return (int) examples.stream().filter(each -> each.effect() == effect).count();
    }

    private Example candidate(
            Filter filter, FilterPicture.Candidate each, CrmRow row, UUID user, FilterPicture picture) {
        String name = name(filter, row);
        if (each.step() instanceof Step.LeaveOut out) {
            return new Example(each.record(), Effect.STAY_OUT, name, out.reason());
        } else if (each.step() instanceof Step.Decline) {
            return new Example(each.record(), Effect.STAY_OUT, name, "You deleted or untracked its item.");
        } else if (each.step() instanceof Step.Later) {
            return new Example(each.record(), Effect.STAY_OUT, name, "A command for it is not finished.");
        }
        boolean made = each.step() instanceof Step.Create;
        return made && Entry.of(filter, row, user, picture.mailbox().meetings(), zone) instanceof Entry.StaysOut out
                ? new Example(each.record(), Effect.STAY_OUT, name, out.reason())
                : new Example(
                        each.record(),
                        Effect.COME,
                        name,
                        made ? "A new item is created." : "Its item is in Outlook already and is linked.");
    }

    private String name(Filter filter, CrmRow row) {
        return FieldRegistry.title(FieldRegistry.of(filter.table()).readCrm(row, zone, null));
    }
}
