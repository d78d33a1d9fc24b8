package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.file.FilePlan.Blanks;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.dedupe.spec.RuleSpec;
import java.time.ZoneId;
import java.util.List;

/** Typed rules put in force for one table or two. */
public final class CellRules {
    private CellRules() {}

    /**
     * @param two whether pairs are a row of each of two tables
     * @param zone of times without offset, and in which a time becomes a day
     * @return the rules in the order of {@code specs}
     * @throws IllegalArgumentException when a rule compares two columns and there is one table; the message is for a
     *     person
     */
    public static List<PublishedRule> of(List<RuleSpec> specs, boolean two, Blanks blanks, ZoneId zone) {
        return specs.stream().map(spec -> of(spec, two, blanks, zone)).toList();
    }

    private static PublishedRule of(RuleSpec spec, boolean two, Blanks blanks, ZoneId zone) {
        boolean twoColumns =
                spec.comparisons().stream().anyMatch(each -> !each.column().equals(each.otherColumn()));
        if (twoColumns && !two) {
            throw new IllegalArgumentException("“" + spec.text() + "” compares two columns, which needs two files");
        }
        return new PublishedRule(
                spec.toRule(spec.text(), "row", two ? "row of the second file" : "row", blanks == Blanks.IGNORE),
                new MatchcodeSettings(zone, !spec.keepAccents(), blanks == Blanks.EQUAL_THROUGHOUT));
    }
}
