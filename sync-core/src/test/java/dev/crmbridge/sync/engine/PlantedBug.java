package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Arrivals;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Links;
import dev.crmbridge.sync.store.Settings;
import dev.crmbridge.sync.store.Store;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    },

    /** Nothing is known of a meeting but its EntryID: neither what accepting makes of it nor that a colleague has the same one. */
    MEETING_KNOWN_BY_ENTRY_ID {
        @Override
        Mailbox seen(Mailbox mailbox) {
            return between(Mailbox.class, mailbox, (method, result) -> WithoutGlobalIds.seen(result));
        }
    },

    /** The e-mail of a mail is found by its subject, which an answer has from what it answers. */
    EMAIL_FOUND_BY_SUBJECT {
        @Override
        Crm seen(Crm crm) {
            return between(
                    Crm.class,
                    crm,
                    (method, result) -> method.equals("withText")
                            ? ((CrmResult<?>) result)
                                    .fold(rows -> ofSameSubject(crm, (List<?>) rows), CrmResult::failed)
                            : result);
        }
    },

    /** What an e-mail was regarding before is forgotten by a process that ends after it set something else. */
    EMAIL_BEFORE_FORGOTTEN {
        @Override
        Store seen(Store store) {
            return new StoreSeen(
                    store, result -> result instanceof Settings settings ? new WithoutNotes(settings) : result);
        }

        @Override
        String dyingAt() {
            return Failpoints.AFTER_REGARDING;
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

    private static CrmResult<List<CrmRow>> ofSameSubject(Crm crm, List<?> rows) {
        if (rows.isEmpty()) {
            return CrmResult.ok(List.of());
        }
        CrmRow row = (CrmRow) rows.get(0);
        String subject = ((CrmValue.Text) row.value("subject")).value();
        return crm.withText(row.ref().entity(), "subject", subject, row.values().keySet());
    }

    interface Twist {
        Object of(String method, Object result);
    }

    static <T> T between(Class<T> port, T real, Twist twist) {
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

    private static Link missingBefore(Link link) {
        Link.Seen seen = link.seen();
        return link.withSeen(new Link.Seen(seen.outlookVersion(), seen.crmEtag(), 1, seen.crmMissing()));
    }

    private static Link decidedToGo(Link link) {
        return link.parked() == ReasonCode.EDIT_BEATS_DELETE ? link.withParked(DepartureChoice.DELETE.code()) : link;
    }

    /** Settings in which operations left no notes. */
    private record WithoutNotes(Settings real) implements Settings {
        @Override
        public void removeAll(String beginning) {
            real.removeAll(beginning);
        }

        @Override
        public Optional<String> get(String name) {
            return real.get(name).filter(text -> !name.startsWith("operation-note."));
        }

        @Override
        public void put(String name, String text) {
            real.put(name, text);
        }

        @Override
        public void remove(String name) {
            real.remove(name);
        }
    }
}
