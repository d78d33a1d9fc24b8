package dev.crmbridge.crm;

import java.util.List;
import java.util.UUID;

/**
 * The CRM's duplicate detection rules and the system jobs that work on them, for a person who tends them (Dataverse, "Detect duplicate
 * data").
 *
 * <p>Calls block and end within a bounded time; implementations are thread-safe. Nothing is repeated inside.
 */
public interface RuleDesk {
    /** @return all rules that the user may read, published or not, by name */
    CrmResult<List<StoredRule>> rules();

    /**
     * Creates a rule under the id it has, unpublished, with all its conditions or not at all.
     *
     * @return {@link CrmFailure.KeyExists} when the id is taken, {@link CrmFailure.Rejected} when the CRM does not take the rule
     */
    CrmResult<Void> create(DuplicateRuleRow rule);

    /** Starts to publish a rule. @return the job that makes the matchcode of every record */
    CrmResult<SystemJob> publish(UUID rule);

    /** Takes a rule out of force at once; publishing under way is canceled. */
    CrmResult<Void> unpublish(UUID rule);

    /** Deletes a rule with its conditions; a published one is out of force then. */
    CrmResult<Void> delete(UUID rule);

    /**
     * Starts a search for duplicates of all records of a table, by its published rules.
     *
     * @param name what the job is called
     * @return id of the job
     */
    CrmResult<UUID> detect(String entity, String name);

    /** @return how far a job is; {@link CrmFailure.Gone} when there is none */
    CrmResult<SystemJob> job(UUID job);

    /**
     * @param limit greatest number of pairs; reaching it is visible because exactly {@code limit} come back
     * @return what a search found
     */
    CrmResult<List<DuplicatePair>> pairs(UUID job, int limit);
}
