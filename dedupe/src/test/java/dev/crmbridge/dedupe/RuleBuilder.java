package dev.crmbridge.dedupe;

import dev.crmbridge.dedupe.Criterion.Operator;
import java.util.ArrayList;
import java.util.List;

/** Builds rules for tests: {@code aRule("contact").exact("lastname").first("firstname", 3).build()}. Not thread-safe. */
public final class RuleBuilder {
    private final String id;
    private final String baseType;
    private final String matchingType;
    private final List<Criterion> criteria = new ArrayList<>();
    private boolean caseSensitive;
    private boolean excludeInactive;
    private boolean ignoreBlank;

    private RuleBuilder(String id, String baseType, String matchingType) {
        this.id = id;
        this.baseType = baseType;
        this.matchingType = matchingType;
    }

    /** @return a rule within one type, with the id {@code rule} */
    public static RuleBuilder aRule(String type) {
        return new RuleBuilder("rule", type, type);
    }

    /** @return a rule between two types */
    public static RuleBuilder aRule(String id, String baseType, String matchingType) {
        return new RuleBuilder(id, baseType, matchingType);
    }

    /** Lets the criteria added from now on ignore blanks. */
    public RuleBuilder ignoringBlanks() {
        ignoreBlank = true;
        return this;
    }

    /** Adds an exact comparison. */
    public RuleBuilder exact(String attribute) {
        return criterion(attribute, attribute, Operator.EXACT, 0);
    }

    /** Adds a comparison of the first characters. */
    public RuleBuilder first(String attribute, int length) {
        return criterion(attribute, attribute, Operator.FIRST, length);
    }

    /** Adds a comparison of the last characters. */
    public RuleBuilder last(String attribute, int length) {
        return criterion(attribute, attribute, Operator.LAST, length);
    }

    /** Adds any comparison. */
    public RuleBuilder criterion(String base, String matching, Operator operator, int length) {
        criteria.add(new Criterion(base, matching, operator, length, ignoreBlank));
        return this;
    }

    /** Makes upper and lower case differ. */
    public RuleBuilder caseSensitive() {
        caseSensitive = true;
        return this;
    }

    /** Leaves inactive matching records out. */
    public RuleBuilder excludingInactive() {
        excludeInactive = true;
        return this;
    }

    /** @return the rule */
    public DuplicateRule build() {
        return new DuplicateRule(id, "Rule " + id, baseType, matchingType, caseSensitive, excludeInactive, criteria);
    }
}
