package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.plan.Remainder;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Arrivals;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Links;
import dev.crmbridge.sync.store.Store;
import dev.crmbridge.sync.store.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A mistake an engine could make, put between a right engine and its ports: the engine then does exactly what one with the mistake
 * would do. The simulation is worth something only when it finds each of them.
 */
enum PlantedBug {
    /** No mistake. */
    NONE,

    /** What is missing once counts as gone: every link says that the item was missing before. */
    NO_SECOND_SIGHTING {
        @Override
        Store seen(Store store) {
            return new StoreSeen(
                    store,
                    result -> result instanceof Links links ? new LinksSeen(links, PlantedBug::missingBefore) : result);
        }
    },

    /** "This key exists" is taken for "created", without looking at what is there. */
    KEY_EXISTS_TAKEN_AS_SUCCESS {
        @Override
        Crm seen(Crm crm) {
            return between(Crm.class, crm, (method, result) -> switch (method) {
                case "create" -> taken(result);
                case "batch" ->
                    ((CrmResult<?>) result)
                            .fold(
                                    all -> CrmResult.ok(((List<?>) all)
                                            .stream().map(PlantedBug::taken).toList()),
                                    CrmResult::failed);
                default -> result;
            });
        }
    },

    /** That an item is about to be created for a record is forgotten, so it is created once more after a crash. */
    CREATION_FORGOTTEN {
        @Override
        Store seen(Store store) {
            return new StoreSeen(
                    store,
                    result -> result instanceof Arrivals arrivals
                            ? between(Arrivals.class, arrivals, (method, answer) -> unprepared(answer))
                            : result);
        }

        @Override
        String dyingAt() {
            return Failpoints.AFTER_OUTLOOK_WRITE;
        }
    },

    /** What was edited on one side and deleted on the other goes, as if a person had chosen that. */
    DELETE_BEATS_EDIT {
        @Override
        Store seen(Store store) {
            return new StoreSeen(
                    store,
                    result -> result instanceof Links links ? new LinksSeen(links, PlantedBug::decidedToGo) : result);
        }
    },

    /** What was sent from one side to the other is taken back on both, later and without a word. */
    BOTH_SIDES_REVERTED {
        @Override
        void later(EngineRig rig) {
            BothSidesReverted.in(rig);
        }
    },

    /** An edit made between reading and marking an item is taken for what was read. */
    EDIT_SWALLOWED_WHILE_MARKING {
        @Override
        Mailbox seen(Mailbox mailbox) {
            Map<ItemRef, OutlookItem> read = new HashMap<>();
            return between(Mailbox.class, mailbox, (method, result) -> {
                if (!(result instanceof MailboxResult.Ok<?> ok) || !(ok.value() instanceof OutlookItem item)) {
                    return result;
                } else if (method.equals("mark") && read.containsKey(item.ref())) {
                    return MailboxResult.ok(asReadBefore(item, read.get(item.ref())));
                }
                read.put(item.ref(), item);
                return result;
            });
        }
    };

    /** @return where the engine has to die for it to do harm; empty = anywhere, or nowhere */
    String dyingAt() {
        return "";
    }

    /** What an engine with the mistake does when all else is done. */
    void later(EngineRig rig) {}

    Store seen(Store store) {
        return store;
    }

    Crm seen(Crm crm) {
        return crm;
    }

    Mailbox seen(Mailbox mailbox) {
        return mailbox;
    }

    private static Object taken(Object result) {
        return ((CrmResult<?>) result).fold(ok -> false, CrmFailure.KeyExists.class::isInstance)
                ? CrmResult.ok("")
                : result;
    }

    private static OutlookItem asReadBefore(OutlookItem now, OutlookItem before) {
        return new OutlookItem(
                now.ref(),
                now.kind(),
                now.version(),
                before.fields(),
                now.facts(),
                now.attendees(),
                now.categories(),
                now.mark());
    }

    private interface Twist {
        Object of(String method, Object result);
    }

    private static <T> T between(Class<T> port, T real, Twist twist) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return twist.of(method.getName(), method.invoke(real, arguments));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private static Object unprepared(Object answer) {
        if (answer instanceof List<?> all) {
            return all.stream().filter(each -> !isPrepared(each)).toList();
        }
        return answer instanceof Optional<?> found ? found.filter(each -> !isPrepared(each)) : answer;
    }

    private static boolean isPrepared(Object arrival) {
        return ((Arrival) arrival).state() == Arrival.State.COMING;
    }

    /** A store of which something looks different. */
    private record StoreSeen(Store real, UnaryOperator<Object> twist) implements Store {
        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return real.inTransaction(
                    tx -> work.apply(between(Transaction.class, tx, (method, result) -> twist.apply(result))));
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static Link missingBefore(Link link) {
        Link.Seen seen = link.seen();
        return link.withSeen(new Link.Seen(seen.outlookVersion(), seen.crmEtag(), 1, seen.crmMissing()));
    }

    private static Link decidedToGo(Link link) {
        return link.parked() == ReasonCode.EDIT_BEATS_DELETE ? link.withParked(DepartureChoice.DELETE.code()) : link;
    }

    /** Links of which something looks different. */
    private record LinksSeen(Links real, UnaryOperator<Link> twist) implements Links {
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
    }
}
