package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Matchcode;
import java.util.List;

/** What became of a record under one side of one rule. */
public sealed interface Coding {
    /**
     * The record has a matchcode.
     *
     * @param code digest of {@code canonical}
     * @param canonical the canonical values; not to be changed
     * @param filled the criteria in which the record is not blank
     */
    record Coded(Matchcode code, byte[] canonical, List<Criterion> filled) implements Coding {
        public Coded {
            filled = List.copyOf(filled);
        }
    }

    /** The record is blank where the rule ignores blanks, or blank everywhere: it matches nothing. */
    record Blank() implements Coding {}

    /**
     * The rule cannot be applied, because an attribute holds a kind of value its operator does not compare (Dataverse
     * error 0x80048430 when a rule is defined). The record matches nothing under this rule.
     *
     * @param attribute name of the attribute
     * @param reason for a person
     */
    record NotComparable(String attribute, String reason) implements Coding {}
}
