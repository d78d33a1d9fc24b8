package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Groups the calls of several flows into few requests.
 *
 * <p>Flows of one group come in and leave. Once every flow that is in waits for a call, or {@value #MOST} do, all waiting calls go out:
 * one write by itself, several as a batch, and the reads of one table together. A flow outside any group calls at once.
 */
public final class WriteGate {
    /** Most writes or reads of one request. */
    public static final int MOST = 100;

    private final Ports ports;
    private final GatheredReads reads;

    /** @param ports to send with */
    public WriteGate(Ports ports) {
        this.ports = ports;
        this.reads = new GatheredReads(ports);
    }

    /** @return a group of its own */
    public Group group() {
        return new Group();
    }

    /** Flows that call together. */
    public final class Group {
        private final List<Waiting> waiting = new ArrayList<>();
        private final List<GatheredReads.Wanted> wanted = new ArrayList<>();
        private int inside;
        private int inFlight;

        private Group() {}

        /** @return a flow that came in */
        public Member enter() {
            inside++;
            return new Member(this);
        }

        private CompletableFuture<CrmResult<String>> write(UUID meant, CrmWrite write) {
            return ports.ifMeant(meant, () -> write(write));
        }

        private CompletableFuture<CrmResult<String>> write(CrmWrite write) {
            CompletableFuture<CrmResult<String>> result = new CompletableFuture<>();
            waiting.add(new Waiting(write, result));
            flushWhenComplete();
            return result;
        }

        private CompletableFuture<CrmResult<CrmRow>> read(RecordRef record, Set<String> columns, boolean parties) {
            CompletableFuture<CrmResult<CrmRow>> result = new CompletableFuture<>();
            wanted.add(new GatheredReads.Wanted(record, columns, parties, result));
            flushWhenComplete();
            return result;
        }

        private void flushWhenComplete() {
            int calls = waiting.size() + wanted.size();
            if (calls > 0 && (calls >= inside - inFlight || calls >= MOST)) {
                List<Waiting> writes = List.copyOf(waiting);
                List<GatheredReads.Wanted> due = List.copyOf(wanted);
                waiting.clear();
                wanted.clear();
                inFlight += calls;
                if (!writes.isEmpty()) {
                    send(writes, this);
                }
                reads.read(due, this::back);
            }
        }

        private void back(int count) {
            inFlight -= count;
        }
    }

    /** One flow of a group. */
    public static final class Member {
        private final Group group;
        private boolean gone;

        private Member(Group group) {
            this.group = group;
        }

        /**
         * @param meant organization the write is meant for
         * @return the new version, once the request of the group came back
         */
        public CompletableFuture<CrmResult<String>> write(UUID meant, CrmWrite write) {
            if (gone) {
                throw new IllegalStateException("a flow that left its group writes");
            }
            return group.write(meant, write);
        }

        /**
         * @param withParties whether the people of an activity are wanted, too
         * @return the record as {@link Crm#read} says, once the request of the group came back
         */
        public CompletableFuture<CrmResult<CrmRow>> read(RecordRef record, Set<String> columns, boolean withParties) {
            if (gone) {
                throw new IllegalStateException("a flow that left its group reads");
            }
            return group.read(record, columns, withParties);
        }

        /** This flow will not call any more; may be called twice. */
        public void leave() {
            if (!gone) {
                gone = true;
                group.inside--;
                group.flushWhenComplete();
            }
        }
    }

    private record Waiting(CrmWrite write, CompletableFuture<CrmResult<String>> result) {}

    private void send(List<Waiting> writes, Group group) {
        if (writes.size() == 1) {
            Waiting single = writes.get(0);
            ports.write(single.write()).thenAccept(answer -> {
                group.back(1);
                single.result().complete(answer);
            });
            return;
        }
        List<CrmWrite> all = writes.stream().map(Waiting::write).toList();
        ports.write(all).thenAccept(answer -> {
            group.back(writes.size());
            for (int i = 0; i < writes.size(); i++) {
                int at = i;
                writes.get(at)
                        .result()
                        .complete(answer.fold(
                                results -> at < results.size()
                                        ? results.get(at)
                                        : CrmResult.failed(new CrmFailure.Unexpected(
                                                "short-batch", "the answer to a batch has too few parts")),
                                CrmResult::failed));
            }
        });
    }
}
