package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.OpenActivities;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows, rules and rights behind {@link InMemoryCrm}, and what other people do to them. Thread-safe. */
public final class InMemoryServer {
    /** Status reason of a sent e-mail, whose regarding can still be set. */
    private static final long SENT = 3;

    private final InstantSource clock;
    private final Map<RecordRef, StoredRow> rows = new HashMap<>();
    private final List<DuplicateRuleRow> rules = new ArrayList<>();
    private DetectionSwitches switches = DetectionSwitches.ALL_ON;
    private final Map<AnsweredPair, Object> answers = new LinkedHashMap<>();
    private final Roles roles = new Roles();
    private final Set<String> secured = new HashSet<>();
    private Identity identity = new Identity(new UUID(0, 0xA1), new UUID(0, 0xB1), new UUID(0, 0xC1));
    private long version = 1000;

    InMemoryServer(InstantSource clock) {
        this.clock = clock;
        RecordRef me = new RecordRef("systemuser", identity.user());
        rows.put(me, new StoredRow(me, ++version, Map.of("fullname", CrmValue.text("Sample Seller")), List.of()));
    }

    /** @return who the tracking user is */
    public synchronized Identity identity() {
        return identity;
    }

    /** From now on this is the CRM of another organization, with the same people. */
    public synchronized void organization(UUID other) {
        identity = new Identity(identity.user(), identity.businessUnit(), other);
    }

    /** Takes a privilege away, e.g. {@code prvCreateActivity}. */
    public synchronized void revoke(String privilege) {
        roles.revoke(privilege);
    }

    /** Gives a privilege for all rows. */
    public synchronized void grant(String privilege) {
        roles.grant(privilege, Privileges.Depth.GLOBAL);
    }

    /** Leaves of a privilege only what is for rows the user owns. */
    public synchronized void limitToOwn(String privilege) {
        roles.grant(privilege, Privileges.Depth.BASIC);
    }

    /** Secures a column of all tables: the tracking user can neither read nor write it. */
    public synchronized void secure(String column) {
        secured.add(column);
    }

    /** Takes all roles away. */
    public synchronized void revokeAll() {
        roles.revokeAll();
    }

    /** Gives every privilege there is for all rows. */
    public synchronized void grantAll() {
        roles.grantAll();
    }

    /** Turns duplicate detection on and off; off for the organization takes all rules out of force. */
    public synchronized void turn(DetectionSwitches wanted) {
        switches = wanted;
        if (!wanted.enabled()) {
            rules.clear();
        }
    }

    synchronized DetectionSwitches switches() {
        return switches;
    }

    /** Publishes a duplicate rule. */
    public synchronized void publish(DuplicateRuleRow rule) {
        rules.add(rule);
    }

    /** Says, as a colleague, that two rows of one table which a rule takes for duplicates are none. */
    public synchronized void answer(AnsweredPair pair) {
        answers.put(pair, SimpleRules.compared(rule(pair.rule()), Objects.requireNonNull(rows.get(pair.other()))));
    }

    /** Takes back, as a colleague, all that was said about pairs. */
    public synchronized void forgetAnswers() {
        answers.clear();
    }

    synchronized List<AnsweredPair> answers() {
        return List.copyOf(answers.keySet());
    }

    private DuplicateRuleRow rule(UUID id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    private boolean answered(DuplicateRuleRow rule, RecordRef one, StoredRow other) {
        Set<RecordRef> pair = Set.of(one, other.ref());
        return answers.entrySet().stream()
                .anyMatch(answer -> answer.getKey().rule().equals(rule.id())
                        && pair.contains(answer.getKey().one())
                        && pair.contains(answer.getKey().other())
                        && answer.getValue().equals(SimpleRules.compared(rule, other)));
    }

    /** Creates a row as a colleague, without privileges, checks or state rules. */
    public synchronized void put(RecordRef ref, Map<String, CrmValue> values, UUID owner) {
        Map<String, CrmValue> all = new HashMap<>(defaults(ref, owner));
        all.putAll(values);
        store(ref, all, List.of());
    }

    /** Changes columns as a colleague; the row has to exist. */
    public synchronized void edit(RecordRef ref, Map<String, CrmValue> values) {
        StoredRow row = Objects.requireNonNull(rows.get(ref), () -> "no " + ref);
        Map<String, CrmValue> all = new HashMap<>(row.values());
        all.putAll(values);
        store(ref, all, row.parties());
    }

    /** Replaces the people of an activity as a colleague; the row has to exist. */
    public synchronized void involve(RecordRef ref, List<ActivityParty> parties) {
        StoredRow row = Objects.requireNonNull(rows.get(ref), () -> "no " + ref);
        store(ref, row.values(), parties);
    }

    /** Deletes a row as a colleague. */
    public synchronized void remove(RecordRef ref) {
        rows.remove(ref);
    }

    /** @return a row as it is, whoever may read it */
    public synchronized Optional<CrmRow> row(RecordRef ref) {
        return find(ref).map(row -> whole(row, row.values().keySet(), true));
    }

    /** @return all rows of a table, whoever may read them, by modification and id */
    public synchronized List<CrmRow> all(String entity) {
        return rowsOf(entity).stream()
                .map(row -> whole(row, row.values().keySet(), true))
                .toList();
    }

    synchronized Privileges privileges() {
        return roles.privileges();
    }

    synchronized List<DuplicateRuleRow> rules() {
        return List.copyOf(rules);
    }

    synchronized Optional<StoredRow> find(RecordRef ref) {
        return Optional.ofNullable(rows.get(ref));
    }

    synchronized List<StoredRow> rowsOf(String entity) {
        return rows.values().stream()
                .filter(row -> row.ref().entity().equals(entity))
                .sorted(Comparator.comparing(InMemoryServer::modified)
                        .thenComparing(row -> row.ref().id().toString()))
                .toList();
    }

    synchronized CrmResult<String> create(RecordRef ref, RowWrite row, DuplicateCheck check, UUID user) {
        CrmFailure refused = denied("Create", ref.entity());
        if (refused == null) {
            refused = deniedTarget(row, user);
        }
        if (refused == null) {
            refused = deniedColumn(row);
        }
        if (refused == null && rows.containsKey(ref)) {
            refused = new CrmFailure.KeyExists("0x80040237", "A record with matching key values already exists.");
        }
        if (refused == null) {
            refused = WriteRules.broken(ref, row, 0, rows.keySet());
        }
        if (refused == null && looks(check) && hasDuplicates(ref, row.values())) {
            refused = new CrmFailure.DuplicatesFound("0x80040333", "A duplicate already exists.");
        }
        if (refused != null) {
            return CrmResult.failed(refused);
        }
        Map<String, CrmValue> all = new HashMap<>(defaults(ref, user));
        all.putAll(row.values());
        return CrmResult.ok(store(ref, all, row.parties() == null ? List.of() : row.parties()));
    }

    synchronized CrmResult<String> update(
            RecordRef ref, RowWrite row, @Nullable String etag, DuplicateCheck check, UUID user) {
        StoredRow old = rows.get(ref);
        CrmFailure refused = old == null ? denied("Write", ref.entity()) : denied("Write", old, user);
        if (refused == null) {
            refused = deniedTarget(row, user);
        }
        if (refused == null) {
            refused = deniedColumn(row);
        }
        if (refused == null) {
            refused = WriteRules.conflict(ref, old, etag);
        }
        if (refused != null || old == null) {
            return CrmResult.failed(refused == null ? gone(ref) : refused);
        }
        long state = row.values().get("statecode") instanceof CrmValue.Whole whole ? whole.value() : old.state();
        boolean reopens = States.isClosed(ref.entity(), old.state()) && !States.isClosed(ref.entity(), state);
        boolean regardingOfSent = ref.entity().equals("email")
                && new CrmValue.Whole(SENT).equals(old.values().get("statuscode"))
                && row.values().keySet().equals(Set.of("regardingobjectid"));
        if (States.isClosed(ref.entity(), old.state()) && !reopens && !regardingOfSent) {
            return CrmResult.failed(new CrmFailure.ReadOnly("0x80040230", "The activity is closed."));
        }
        refused = WriteRules.broken(ref, row, state, rows.keySet());
        Map<String, CrmValue> all = new HashMap<>(old.values());
        all.putAll(row.values());
        if (state != old.state() && !row.values().containsKey("statuscode")) {
            all.put(
                    "statuscode",
                    new CrmValue.Whole(Objects.requireNonNull(States.defaultStatus(ref.entity(), state))));
        }
        all.putAll(named(ref, all));
        boolean closes = state != old.state() && !States.isActive(state) || States.isClosed(ref.entity(), state);
        if (refused == null && looks(check) && !closes && changeHasDuplicates(old, all)) {
            refused = new CrmFailure.DuplicatesFound("0x80040333", "A duplicate already exists.");
        }
        return refused != null
                ? CrmResult.failed(refused)
                : CrmResult.ok(store(ref, all, row.parties() == null ? old.parties() : row.parties()));
    }

    synchronized CrmResult<Void> delete(RecordRef ref, @Nullable String etag, UUID user) {
        StoredRow old = rows.get(ref);
        CrmFailure refused = old == null ? denied("Delete", ref.entity()) : denied("Delete", old, user);
        if (refused == null) {
            refused = WriteRules.conflict(ref, old, etag);
        }
        if (refused != null) {
            return CrmResult.failed(refused);
        }
        rows.remove(ref);
        return CrmResult.done();
    }

    synchronized List<StoredRow> duplicates(RecordRef ref, Map<String, CrmValue> given, String matchingEntity) {
        Map<String, CrmValue> values = named(ref, given);
        return rowsOf(matchingEntity).stream()
                .filter(row -> rules.stream().anyMatch(rule -> isDuplicate(rule, ref, values, row)))
                .toList();
    }

    private boolean isDuplicate(DuplicateRuleRow rule, RecordRef ref, Map<String, CrmValue> values, StoredRow row) {
        return !row.ref().equals(ref)
                && rule.baseEntity().equals(ref.entity())
                && rule.matchingEntity().equals(row.ref().entity())
                && SimpleRules.matches(rule, values, row)
                && !answered(rule, ref, row);
    }

    /** A row as the tracking user sees it. */
    synchronized CrmRow view(StoredRow row, Set<String> columns, boolean withParties) {
        Set<String> readable = new HashSet<>(columns);
        readable.removeAll(secured);
        return whole(row, readable, withParties);
    }

    private CrmRow whole(StoredRow row, Set<String> columns, boolean withParties) {
        Map<String, CrmValue> shown = new HashMap<>();
        for (String column : columns) {
            CrmValue value = row.value(column);
            if (value instanceof CrmValue.Lookup lookup) {
                StoredRow target = rows.get(lookup.target());
                value = new CrmValue.Lookup(lookup.target(), target == null ? null : target.name());
            }
            shown.put(column, value);
        }
        return new CrmRow(
                row.ref(), row.etag(), shown, withParties ? row.parties() : List.of(), ChoiceLabels.of(row, columns));
    }

    private @Nullable CrmFailure deniedColumn(RowWrite row) {
        return Collections.disjoint(secured, row.values().keySet())
                ? null
                : new CrmFailure.Denied("0x8004F508", "The user may not write a secured column.", null);
    }

    /** @return why users may do this with no row of the table, or null when they may with some */
    synchronized @Nullable CrmFailure denied(String verb, String entity) {
        return roles.denied(verb, entity);
    }

    /** @return why the user may not do this with this row, or null when he may */
    synchronized @Nullable CrmFailure denied(String verb, StoredRow row, UUID user) {
        return roles.denied(verb, row, user);
    }

    /** The server hides what the user may not read. */
    synchronized List<StoredRow> readable(String entity, UUID user) {
        return rowsOf(entity).stream()
                .filter(row -> roles.denied("Read", row, user) == null)
                .toList();
    }

    /** A reference can be set only to what the user may append to. */
    private @Nullable CrmFailure deniedTarget(RowWrite write, UUID user) {
        return write.values().entrySet().stream()
                .filter(value -> value.getKey().equals("regardingobjectid")
                        || value.getKey().equals("parentcustomerid"))
                .map(Map.Entry::getValue)
                .filter(CrmValue.Lookup.class::isInstance)
                .map(value -> rows.get(((CrmValue.Lookup) value).target()))
                .filter(Objects::nonNull)
                .map(target -> roles.denied("AppendTo", target, user))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static CrmFailure gone(RecordRef ref) {
        return new CrmFailure.Gone("0x80040217", "There is no such " + ref.entity() + ".");
    }

    static boolean isSince(StoredRow row, @Nullable Instant since) {
        return since == null || !modified(row).isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    static boolean isOf(StoredRow row, UUID user) {
        return isUser(row.value("ownerid"), user)
                || isUser(row.value("createdby"), user)
                || row.parties().stream().anyMatch(party -> isUser(party, user));
    }

    static boolean hasPart(StoredRow row, OpenActivities wanted) {
        return wanted.roles().isEmpty()
                ? isUser(row.value("ownerid"), wanted.user())
                : row.parties().stream()
                        .anyMatch(party -> wanted.roles().contains(party.role()) && isUser(party, wanted.user()));
    }

    private static boolean isUser(ActivityParty party, UUID user) {
        return party.party() != null && party.party().id().equals(user);
    }

    static Set<String> plus(Set<String> columns, String column) {
        Set<String> all = new HashSet<>(columns);
        all.add(column);
        return all;
    }

    private static boolean isUser(CrmValue value, UUID user) {
        return value instanceof CrmValue.Lookup lookup && lookup.target().id().equals(user);
    }

    private static Instant modified(StoredRow row) {
        return row.value("modifiedon") instanceof CrmValue.Moment moment ? moment.value() : Instant.EPOCH;
    }

    private boolean looks(DuplicateCheck check) {
        return check == DuplicateCheck.DETECT && switches.enabled() && switches.onCreateAndUpdate();
    }

    private boolean hasDuplicates(RecordRef ref, Map<String, CrmValue> values) {
        return rules.stream().anyMatch(rule -> hasDuplicates(rule, ref, values));
    }

    /** As the server does, only by the rules that compare what changes; a change of state counts for none. */
    private boolean changeHasDuplicates(StoredRow old, Map<String, CrmValue> values) {
        Set<String> changed = new HashSet<>(values.keySet());
        changed.removeIf(column -> values.getOrDefault(column, CrmValue.NONE).equals(old.value(column)));
        changed.removeAll(Set.of("statecode", "statuscode"));
        return rules.stream()
                .filter(rule -> SimpleRules.reads(rule, changed))
                .anyMatch(rule -> hasDuplicates(rule, old.ref(), values));
    }

    private boolean hasDuplicates(DuplicateRuleRow rule, RecordRef ref, Map<String, CrmValue> values) {
        return rowsOf(rule.matchingEntity()).stream().anyMatch(row -> isDuplicate(rule, ref, values, row));
    }

    private Map<String, CrmValue> defaults(RecordRef ref, UUID owner) {
        CrmValue user = new CrmValue.Lookup(new RecordRef("systemuser", owner), null);
        return Map.of(
                "statecode",
                new CrmValue.Whole(0),
                "statuscode",
                new CrmValue.Whole(Objects.requireNonNull(States.defaultStatus(ref.entity(), 0))),
                "ownerid",
                user,
                "createdby",
                user,
                "createdon",
                new CrmValue.Moment(now()));
    }

    private String store(RecordRef ref, Map<String, CrmValue> values, List<ActivityParty> parties) {
        Map<String, CrmValue> kept = new HashMap<>(values);
        kept.put("modifiedon", new CrmValue.Moment(now()));
        kept.putAll(named(ref, kept));
        kept.values().removeIf(value -> value instanceof CrmValue.None);
        StoredRow row = new StoredRow(ref, ++version, kept, parties);
        rows.put(ref, row);
        return row.etag();
    }

    private static Map<String, CrmValue> named(RecordRef ref, Map<String, CrmValue> values) {
        Map<String, CrmValue> named = new HashMap<>(values);
        if (ref.entity().equals("contact") || ref.entity().equals("lead")) {
            named.put("fullname", CrmValue.text((word(named, "firstname") + " " + word(named, "lastname")).strip()));
        }
        return named;
    }

    private static String word(Map<String, CrmValue> values, String column) {
        return values.get(column) instanceof CrmValue.Text text ? text.value() : "";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
