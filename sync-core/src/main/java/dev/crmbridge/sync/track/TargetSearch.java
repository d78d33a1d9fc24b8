package dev.crmbridge.sync.track;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.store.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks the record that an item is to be linked to. */
public final class TargetSearch {
    /** Tables a person can choose from. */
    public static final List<String> TABLES = List.of("account", "contact", "lead", "opportunity", "incident");

    private static final Map<String, String> NAMES = Map.of(
            "account", "name", "contact", "fullname", "lead", "fullname", "opportunity", "name", "incident", "title");

    private final Ports ports;
    private final RecentTargets recent;

    /** @param ports to read with */
    public TargetSearch(Ports ports) {
        this.ports = ports;
        this.recent = new RecentTargets(ports);
    }

    /**
     * Goes on with the target as a reference with its name, or ends with the reason why it cannot be linked to. A target that can be
     * linked to is among the recent ones from then on.
     *
     * @param gate reads the target, once for all operations that wait for it
     */
    public CompletableFuture<Verdict> check(
            Operation operation,
            RecordRef target,
            Standing standing,
            WriteGate.Member gate,
            Function<FieldValue.Reference, CompletableFuture<Verdict>> then) {
        Optional<Verdict> refused = refusal(operation, target.entity(), standing);
        if (refused.isPresent()) {
            return done(refused.get());
        }
        String name = NAMES.getOrDefault(target.entity(), "");
        return gate.read(target, Set.of(name), false)
                .thenCompose(result -> result.fold(
                        row -> {
                            var found = new FieldValue.Reference(
                                    target, row.value(name) instanceof CrmValue.Text text ? text.value() : null);
                            recent.add(found);
                            return then.apply(found);
                        },
                        failure -> done(failed(operation, failure))));
    }

    /** @return why a record of that table cannot be linked to at all, which is known without the CRM; empty when it may be possible */
    public static Optional<Verdict> refusal(Operation operation, String table, Standing standing) {
        if (!NAMES.containsKey(table)) {
            return Optional.of(Verdict.refuse(
                    operation,
                    ReasonCode.TARGET_NOT_ALLOWED,
                    "Items cannot be linked to a record of table " + table + ". Possible: " + String.join(", ", TABLES)
                            + "."));
        }
        return Stream.of("AppendTo", "Read")
                .flatMap(verb -> Verdict.unless(standing, operation, verb, table).stream())
                .findFirst();
    }

    private static Verdict failed(Operation operation, CrmFailure failure) {
        return failure instanceof CrmFailure.Gone
                ? Verdict.refuse(
                        operation,
                        ReasonCode.TARGET_NOT_FOUND,
                        "The chosen record does not exist in the CRM any more. Choose another one.")
                : Verdict.of(operation, failure);
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
