package dev.crmbridge.service.pages;

import dev.crmbridge.sync.command.Question.PotentialDuplicates;
import dev.crmbridge.sync.command.Question.Shown;

/** The new record's values beside those of a potential duplicate. Pure. */
public final class BothValues {
    private BothValues() {}

    /** @return the new record's value of the field, empty when it reads the same or is not known */
    public static String otherThan(Shown candidate, PotentialDuplicates question) {
        return question.record().stream()
                .filter(mine -> mine.label().equals(candidate.label()))
                .map(Shown::value)
                .filter(value -> !value.equals(candidate.value()))
                .findFirst()
                .orElse("");
    }
}
