package dev.crmbridge.crm.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.DuplicatePair;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RuleDesk;
import dev.crmbridge.crm.StoredRule;
import dev.crmbridge.crm.StoredRule.Status;
import dev.crmbridge.crm.SystemJob;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link RuleDesk} promises. Rules of other tests may be there. */
public abstract class RuleDeskContract {
    private static final int ENOUGH = 1000;

    /** @return the desk, with every right */
    protected abstract RuleDesk desk();

    /** @return a new account */
    protected abstract RecordRef anAccount(String name);

    /** Lets the CRM's background work go on for a moment. */
    protected abstract void proceed();

    private static DuplicateRuleRow rule(String name, Condition... conditions) {
        return new DuplicateRuleRow(UUID.randomUUID(), name, "account", "account", false, false, List.of(conditions));
    }

    private static Condition sameName() {
        return new Condition("name", "name", 0, null, true);
    }

    private Optional<StoredRule> stored(UUID id) {
        return ok(desk().rules()).stream()
                .filter(rule -> rule.rule().id().equals(id))
                .findFirst();
    }

    private SystemJob over(SystemJob started) {
        SystemJob job = started;
        for (int looks = 0; !job.state().isOver(); looks++) {
            assertThat(looks).as("looks at " + job).isLessThan(ENOUGH);
            proceed();
            job = ok(desk().job(started.id()));
        }
        return job;
    }

    private DuplicateRuleRow published(String name, Condition... conditions) {
        DuplicateRuleRow rule = rule(name, conditions);
        ok(desk().create(rule));
        assertThat(over(ok(desk().publish(rule.id()))).state()).isEqualTo(SystemJob.State.SUCCEEDED);
        return rule;
    }

    @Test
    void aRuleIsCreatedWithItsConditionsAndIsNotInForce() {
        DuplicateRuleRow rule = new DuplicateRuleRow(
                UUID.randomUUID(),
                "Name and town",
                "account",
                "account",
                true,
                true,
                List.of(
                        new Condition("name", "name", 1, 5, true),
                        new Condition("telephone1", "telephone1", 2, 4, false)));

        ok(desk().create(rule));

        StoredRule found = stored(rule.id()).orElseThrow();
        assertThat(found.status()).isEqualTo(Status.UNPUBLISHED);
        assertThat(found.rule().conditions()).containsExactlyInAnyOrderElementsOf(rule.conditions());
        assertThat(found.rule())
                .usingRecursiveComparison()
                .ignoringFields("conditions")
                .isEqualTo(rule);
    }

    @Test
    void aRuleThatIsNotTakenLeavesNothingBehind() {
        DuplicateRuleRow rule =
                rule("Half", sameName(), new Condition("no_such_column", "no_such_column", 0, null, true));

        assertThat(failure(desk().create(rule))).isInstanceOf(CrmFailure.Rejected.class);

        assertThat(stored(rule.id())).isEmpty();
    }

    @Test
    void anIdThatIsTakenIsTold() {
        DuplicateRuleRow rule = rule("First", sameName());
        ok(desk().create(rule));

        assertThat(failure(desk().create(rule))).isInstanceOf(CrmFailure.KeyExists.class);
    }

    @Test
    void publishingIsAJobThatPutsTheRuleInForceAndUnpublishingEndsThat() {
        DuplicateRuleRow rule = published("Publish me", sameName());
        assertThat(stored(rule.id()).orElseThrow().status()).isEqualTo(Status.PUBLISHED);

        ok(desk().unpublish(rule.id()));

        assertThat(stored(rule.id()).orElseThrow().status()).isEqualTo(Status.UNPUBLISHED);
        ok(desk().delete(rule.id()));
        assertThat(stored(rule.id())).isEmpty();
        assertThat(failure(desk().delete(rule.id()))).isInstanceOf(CrmFailure.Gone.class);
    }

    @Test
    void whatCannotBePublishedIsRefusedWithAReason() {
        DuplicateRuleRow empty = rule("No conditions");
        ok(desk().create(empty));

        CrmFailure refused = failure(desk().publish(empty.id()));

        assertThat(refused).isInstanceOf(CrmFailure.Rejected.class);
        assertThat(refused.message()).isNotBlank();
        assertThat(failure(desk().publish(UUID.randomUUID()))).isInstanceOf(CrmFailure.Gone.class);
    }

    @Test
    void aSearchFindsThePairsAndNamesThem() {
        String name = "Twin " + UUID.randomUUID();
        RecordRef first = anAccount(name);
        RecordRef second = anAccount(name);
        DuplicateRuleRow rule = published("Twins", sameName());

        UUID job = ok(desk().detect("account", "Search for twins"));

        SystemJob over = over(ok(desk().job(job)));
        assertThat(over.state()).isEqualTo(SystemJob.State.SUCCEEDED);
        assertThat(over.name()).isEqualTo("Search for twins");
        List<DuplicatePair> pairs = ok(desk().pairs(job, ENOUGH));
        DuplicatePair.Named one = new DuplicatePair.Named(first, name);
        DuplicatePair.Named other = new DuplicatePair.Named(second, name);
        assertThat(pairs).contains(new DuplicatePair(one, other, rule.id()), new DuplicatePair(other, one, rule.id()));
        assertThat(ok(desk().pairs(job, 1))).hasSize(1);
        ok(desk().unpublish(rule.id()));
    }

    @Test
    void aJobThatIsNotThereIsGone() {
        assertThat(failure(desk().job(UUID.randomUUID()))).isInstanceOf(CrmFailure.Gone.class);
    }

    /** @return the value of a result that must be a success */
    protected static <T> T ok(CrmResult<T> result) {
        return result.fold(value -> value, failure -> {
            throw new AssertionError("expected success, was " + failure);
        });
    }

    private static CrmFailure failure(CrmResult<?> result) {
        return result.fold(
                value -> {
                    throw new AssertionError("expected a failure, was " + value);
                },
                failure -> failure);
    }
}
