package dev.crmbridge.sync.track;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.KeptOfCrm;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The records chosen lately, for the picker; the last {@value #MOST}. */
public final class RecentTargets implements KeptOfCrm {
    private static final int MOST = 8;
    private static final String SETTING = "recent-targets";

    private final Ports ports;

    /** @param ports to read and write with */
    public RecentTargets(Ports ports) {
        this.ports = ports;
    }

    @Override
    public void forgetStored(Transaction tx) {
        tx.settings().remove(SETTING);
    }

    /** @return the records, the last one chosen first */
    public CompletableFuture<List<Found>> load() {
        return ports.store(tx -> parse(tx.settings().get(SETTING).orElse("")));
    }

    void add(FieldValue.Reference chosen) {
        ports.storing(tx -> {
            List<Found> next = new ArrayList<>();
            String name = chosen.name() == null ? chosen.target().entity() : chosen.name();
            next.add(new Found(chosen.target(), name, null, null, true));
            for (Found earlier : parse(tx.settings().get(SETTING).orElse(""))) {
                if (!earlier.ref().equals(chosen.target()) && next.size() < MOST) {
                    next.add(earlier);
                }
            }
            StringBuilder text = new StringBuilder();
            next.forEach(found -> text.append(found.ref())
                    .append(' ')
                    .append(found.name().replace('\n', ' '))
                    .append('\n'));
            tx.settings().put(SETTING, text.toString());
        });
    }

    private static List<Found> parse(String text) {
        return text.lines()
                .map(line -> {
                    int space = line.indexOf(' ');
                    return new Found(
                            RecordRef.parse(line.substring(0, space)), line.substring(space + 1), null, null, true);
                })
                .toList();
    }
}
