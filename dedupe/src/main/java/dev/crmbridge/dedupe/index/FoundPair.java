package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.MatchcodeStore.Entry;

/**
 * A record that was searched for and one of its duplicates.
 *
 * @param type the record's type
 * @param id its id
 * @param duplicate the duplicate, with the rule that finds it and the matchcode both have
 */
public record FoundPair(String type, String id, Entry duplicate) {}
