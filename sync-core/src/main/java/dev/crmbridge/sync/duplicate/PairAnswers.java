package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.sync.store.Settings;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people said at the CRM about pairs of records: that they are no duplicates, each time under one rule and for the matchcode both
 * had. Immutable.
 */
final class PairAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(PairAnswers.class);
    static final String SETTING = "cache.answers";
    static final PairAnswers NONE = new PairAnswers(List.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DIGITS = 16;

    private final List<AnsweredPair> pairs;
    private final Set<Said> said;

    /** The two are in no order. */
    private record Said(Set<RecordRef> pair, String rule, Matchcode code) {}

    private PairAnswers(List<AnsweredPair> pairs) {
        this.pairs = List.copyOf(pairs);
        this.said = this.pairs.stream()
                .map(each ->
                        new Said(Set.of(each.one(), each.other()), each.rule().toString(), code(each.matchcode())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes those that can matter here. What is no answer about two records and a matchcode is passed over: the question is asked then.
     *
     * @param rules ids of the rules that are checked here
     */
    static PairAnswers of(List<AnsweredPair> all, Set<UUID> rules) {
        return new PairAnswers(all.stream()
                .filter(each -> rules.contains(each.rule()))
                .filter(each -> !each.one().equals(each.other()))
                .filter(each -> each.matchcode().matches("[0-9a-fA-F]{" + 2 * DIGITS + "}"))
                .toList());
    }

    /**
     * Asks the CRM, on an HTTP worker.
     *
     * @param rules those that are checked here; without any there is nothing to ask
     * @return null when they could not be read
     */
    static @Nullable PairAnswers read(Crm crm, DuplicateRules rules) {
        if (rules.rules().isEmpty()) {
            return NONE;
        }
        return crm.notDuplicates().<@Nullable PairAnswers>fold(all -> of(all, rules.ids()), failure -> {
            LOG.atInfo().addKeyValue("code", failure.code()).log("answers about likely duplicates not refreshed");
            return null;
        });
    }

    /** @return what {@link #keep} stored; none when there is nothing */
    static PairAnswers read(Settings settings) {
        return settings.get(SETTING)
                .map(text -> new PairAnswers(List.of(JSON.readValue(text, AnsweredPair[].class))))
                .orElse(NONE);
    }

    /** Stores them where they differ from what is stored: there may be many, and they seldom change. */
    void keep(Settings settings) {
        String text = JSON.writeValueAsString(pairs);
        if (!settings.get(SETTING).equals(Optional.of(text))) {
            settings.put(SETTING, text);
        }
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    /** @return whether somebody said so about the two, under the rule, when both had the matchcode */
    boolean has(RecordRef one, RecordRef other, String rule, Matchcode code) {
        return !one.equals(other) && said.contains(new Said(Set.of(one, other), rule, code));
    }

    private static Matchcode code(String digits) {
        return new Matchcode(
                HexFormat.fromHexDigitsToLong(digits, 0, DIGITS),
                HexFormat.fromHexDigitsToLong(digits, DIGITS, 2 * DIGITS));
    }
}
