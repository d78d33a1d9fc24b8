package dev.crmbridge.crm.fake;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Rules of a CRM in memory that has accounts with a name and a phone number, and compares names only. A job takes two looks: one finds it
 * running, the next one over. Thread-safe.
 */
public final class InMemoryRuleDesk implements RuleDesk {
    private static final Set<String> COLUMNS = Set.of("name", "telephone1");

    private final Map<UUID, StoredRule> rules = new LinkedHashMap<>();
    private final Map<UUID, String> accounts = new LinkedHashMap<>();
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();

    private static final class Job {
        private final SystemJob running;
        private final Runnable work;
        private final List<DuplicatePair> found = new ArrayList<>();
        private boolean over;

        Job(String name, Runnable work) {
            this.running = new SystemJob(UUID.randomUUID(), name, SystemJob.State.RUNNING, "");
            this.work = work;
        }
    }

    /** Adds an account. */
    public synchronized RecordRef account(String name) {
        UUID id = UUID.randomUUID();
        accounts.put(id, name);
        return new RecordRef("account", id);
    }

    @Override
    public synchronized CrmResult<List<StoredRule>> rules() {
        return CrmResult.ok(rules.values().stream()
                .sorted((a, b) -> a.rule().name().compareTo(b.rule().name()))
                .toList());
    }

    @Override
    public synchronized CrmResult<Void> create(DuplicateRuleRow rule) {
        if (rules.containsKey(rule.id())) {
            return CrmResult.failed(new CrmFailure.KeyExists("0x80040237", "The CRM already has a rule with this id."));
        }
        for (Condition condition : rule.conditions()) {
            if (!COLUMNS.contains(condition.baseAttribute())) {
                return rejected("0x80048430", "There is no column “" + condition.baseAttribute() + "”.");
            }
        }
        rules.put(rule.id(), new StoredRule(rule, Status.UNPUBLISHED));
        return CrmResult.done();
    }

    @Override
    public synchronized CrmResult<SystemJob> publish(UUID rule) {
        StoredRule stored = rules.get(rule);
        if (stored == null) {
            return gone();
        } else if (stored.rule().conditions().isEmpty()) {
            return rejected("0x80048414", "The rule has no conditions.");
        }
        rules.put(rule, new StoredRule(stored.rule(), Status.PUBLISHING));
        return CrmResult.ok(begin(new Job(
                "Publish " + stored.rule().name(),
                () -> rules.computeIfPresent(rule, (id, now) -> new StoredRule(now.rule(), Status.PUBLISHED)))));
    }

    @Override
    public synchronized CrmResult<Void> unpublish(UUID rule) {
        return rules.computeIfPresent(rule, (id, now) -> new StoredRule(now.rule(), Status.UNPUBLISHED)) == null
                ? gone()
                : CrmResult.done();
    }

    @Override
    public synchronized CrmResult<Void> delete(UUID rule) {
        return rules.remove(rule) == null ? gone() : CrmResult.done();
    }

    @Override
    public synchronized CrmResult<UUID> detect(String entity, String name) {
        if (rules.values().stream().noneMatch(rule -> rule.status() == Status.PUBLISHED)) {
            return rejected("0x80048436", "There are no published rules for “" + entity + "”.");
        }
        Job job = new Job(name, () -> {});
        rules.values().stream()
                .filter(rule -> rule.status() == Status.PUBLISHED)
                .forEach(rule -> job.found.addAll(pairs(rule.rule().id())));
        return CrmResult.ok(begin(job).id());
    }

    private List<DuplicatePair> pairs(UUID rule) {
        List<DuplicatePair> pairs = new ArrayList<>();
        accounts.forEach((id, name) -> accounts.forEach((other, otherName) -> {
            if (!id.equals(other) && name.equalsIgnoreCase(otherName)) {
                pairs.add(new DuplicatePair(named(id, name), named(other, otherName), rule));
            }
        }));
        return pairs;
    }

    private static DuplicatePair.Named named(UUID id, String name) {
        return new DuplicatePair.Named(new RecordRef("account", id), name);
    }

    private SystemJob begin(Job job) {
        jobs.put(job.running.id(), job);
        return job.running;
    }

    @Override
    public synchronized CrmResult<SystemJob> job(UUID id) {
        Job job = jobs.get(id);
        if (job == null) {
            return gone();
        }
        SystemJob.State state = job.over ? SystemJob.State.SUCCEEDED : SystemJob.State.RUNNING;
        if (!job.over) {
            job.work.run();
        }
        job.over = true;
        return CrmResult.ok(new SystemJob(id, job.running.name(), state, job.found.size() + " duplicates"));
    }

    @Override
    public synchronized CrmResult<List<DuplicatePair>> pairs(UUID id, int limit) {
        Job job = jobs.get(id);
        return CrmResult.ok(
                job == null ? List.of() : job.found.stream().limit(limit).toList());
    }

    private static <T> CrmResult<T> gone() {
        return CrmResult.failed(new CrmFailure.Gone("0x80040217", "It does not exist in the CRM."));
    }

    private static <T> CrmResult<T> rejected(String code, String message) {
        return CrmResult.failed(new CrmFailure.Rejected(code, message));
    }
}
