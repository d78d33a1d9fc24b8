package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Matchcode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keeps what a search remembers in memory.
 *
 * @param judge the worth of a duplicate, by the ids of record and duplicate
 * @param places by rule and code
 */
record RememberedKeys(BiFunction<String, String, Worth> judge, Map<String, String> places) implements CommonKeys {
    static RememberedKeys none() {
        return judging((record, duplicate) -> Worth.OPEN);
    }

    static RememberedKeys judging(BiFunction<String, String, Worth> judge) {
        return new RememberedKeys(judge, new HashMap<>());
    }

    @Override
    public Worth worth(FoundPair pair) {
        return judge.apply(pair.id(), pair.duplicate().id());
    }

    @Override
    public Optional<String> place(String ruleId, Matchcode code) {
        return Optional.ofNullable(places.get(ruleId + " " + code));
    }

    @Override
    public void listed(String ruleId, Matchcode code, String place, String type, String id) {
        places.put(ruleId + " " + code, place);
    }

    @Override
    public void nothingToList(String ruleId, Matchcode code, String place) {
        places.put(ruleId + " " + code, place);
    }
}
