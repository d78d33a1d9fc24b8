package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Groups the writes of several flows into few requests.
 *
 * <p>Flows of one group come in and leave. Once every flow that is in waits for a write, or {@value #MOST} do, all waiting writes go
 * out: one by itself, several as a batch. A flow outside any group writes at once.
 */
public final class WriteGate {
    /** Most writes of one request. */
    public static final int MOST = 100;

    private final Ports ports;

    /** @param ports to send with */
    public WriteGate(Ports ports) {
        this.ports = ports;
    }

    /** @return a group of its own */
    public Group group() {
        return new Group();
    }

    /** Flows that write together. */
    public final class Group {
        private final List<Waiting> waiting = new ArrayList<>();
        private int inside;
        private int inFlight;

        private Group() {}

        /** @return a flow that came in */
        public Member enter() {
            inside++;
            return new Member(this);
        }

        private CompletableFuture<CrmResult<String>> write(CrmWrite write) {
            CompletableFuture<CrmResult<String>> result = new CompletableFuture<>();
            waiting.add(new Waiting(write, result));
            flushWhenComplete();
            return result;
        }

        private void flushWhenComplete() {
            if (!waiting.isEmpty() && (waiting.size() >= inside - inFlight || waiting.size() >= MOST)) {
                List<Waiting> now = List.copyOf(waiting);
                waiting.clear();
                inFlight += now.size();
                send(now, this);
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

        /** @return the new version, once the request of the group came back */
        public CompletableFuture<CrmResult<String>> write(CrmWrite write) {
            if (gone) {
                throw new IllegalStateException("a flow that left its group writes");
            }
            return group.write(write);
        }

        /** This flow will not write any more; may be called twice. */
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
