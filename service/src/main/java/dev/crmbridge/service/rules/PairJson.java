package dev.crmbridge.service.rules;

import dev.crmbridge.crm.DuplicatePair;
import dev.crmbridge.crm.RecordRef;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two records that a rule calls duplicates.
 *
 * @param duplicate null when the CRM does not tell it
 * @param rule id of the rule, or null when the CRM does not tell it
 * @param ruleName its name, or null when that is not known, for example because the rule was deleted since
 */
record PairJson(
        Named base,
        @Nullable Named duplicate,
        @Nullable String rule,
        @Nullable String ruleName) {
    /** A record with its name and the address that opens it. */
    record Named(String entity, String id, String name, String url) {
        static Named of(DuplicatePair.Named named, Function<RecordRef, URI> urls) {
            RecordRef ref = named.ref();
            return new Named(
                    ref.entity(),
                    ref.id().toString(),
                    named.name(),
                    urls.apply(ref).toString());
        }
    }

    /** @param rules names of rules by id */
    static PairJson of(DuplicatePair pair, Map<UUID, String> rules, Function<RecordRef, URI> urls) {
        DuplicatePair.Named duplicate = pair.duplicate();
        UUID rule = pair.rule();
        return new PairJson(
                Named.of(pair.base(), urls),
                duplicate == null ? null : Named.of(duplicate, urls),
                rule == null ? null : rule.toString(),
                rule == null ? null : rules.get(rule));
    }
}
