package dev.crmbridge.bench.dedupe;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Generated contacts and the rules they are compared by. */
final class Contacts {
    private Contacts() {}

    /** @return one rule by e-mail address, and with {@code both} another by the beginnings of the names */
    static List<PublishedRule> rules(boolean both) {
        DuplicateRule mail = rule("mail", new Criterion("emailaddress1", "emailaddress1", Operator.EXACT, 0, true));
        DuplicateRule name = rule(
                "name",
                new Criterion("firstname", "firstname", Operator.FIRST, 3, true),
                new Criterion("lastname", "lastname", Operator.EXACT, 0, true));
        return PublishedRule.all(
                both ? List.of(mail, name) : List.of(mail), MatchcodeSettings.standard(ZoneId.of("Europe/Berlin")));
    }

    /** @return the contact with this number; its matchcode by mail is its own, by name shared by very few */
    static Candidate contact(int number, String id) {
        return new Candidate(
                "contact",
                id,
                true,
                Map.of(
                        "firstname", new AttributeValue.Text("Zoë" + number % 1009),
                        "lastname", new AttributeValue.Text("Müller-" + number),
                        "emailaddress1", new AttributeValue.Text("Person" + number + "@Example.com ")));
    }

    private static DuplicateRule rule(String id, Criterion... criteria) {
        return new DuplicateRule(id, id, "contact", "contact", false, false, List.of(criteria));
    }
}
