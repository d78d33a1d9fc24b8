package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.loop.Ids;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One random life of an engine, and what has to be true at its end. */
final class Simulation {
    private final SplittableRandom random;
    private final EngineRig rig;
    private final List<ItemRef> items = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final Map<String, String> lastInOutlook = new HashMap<>();
    private final Map<String, String> lastInCrm = new HashMap<>();
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final Map<RecordRef, ItemRef> everLinked = new HashMap<>();
    private final Set<RecordRef> removedByPeople = new HashSet<>();
    private final Set<ItemRef> deletedByPeople = new HashSet<>();
    /** Items whose record a person let go. */
    private final Set<ItemRef> recordGivenUp = new HashSet<>();
    /** Records of other people under the key of one of our meetings. */
    private final Set<RecordRef> foreign = new HashSet<>();

    private final Set<RecordRef> agreedTo = new HashSet<>();
    private int number;

    Simulation(SplittableRandom random) {
        this(random, PlantedBug.NONE);
    }

    Simulation(SplittableRandom random, PlantedBug bug) {
        this.random = random;
        this.rig = new EngineRig(random.nextLong(), bug);
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        for (int i = 0; i < 4; i++) {
            items.add(rig.mailbox.add(HandmadeItem.task("Task " + i)));
        }
    }

    Map<String, Integer> hits() {
        return rig.hits;
    }

    List<String> trace() {
        List<String> all = new ArrayList<>(steps);
        all.addAll(rig.reactor.trace());
        return all;
    }

    /** Takes random steps; the engine works in between, but not always until it is done. */
    void run(int count) {
        rig.crm.faults((operation, calls) -> random.nextInt(12) == 0 ? fault() : Fault.NONE);
        rig.reactor.hangs(0.01);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(5) == 0) {
                List<String> names = Failpoints.ALL;
                String name = names.get(random.nextInt(names.size()));
                rig.crashAt(name, 1 + random.nextInt(2));
                steps.add("crash at " + name);
            }
            step();
            rig.reactor.run(Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 60 : 120_000)));
            rememberLinks();
            if (rig.crashed()) {
                steps.add("restart");
                rig.restart();
                rig.reactor.hangs(0.01);
            }
        }
    }

    private Fault fault() {
        return switch (random.nextInt(5)) {
            case 0 -> Fault.requestLost();
            case 1 -> Fault.answerLost();
            case 2 -> Fault.unreachable();
            case 3 -> Fault.throttled(Duration.ofSeconds(3));
            default -> Fault.unavailable();
        };
    }

    private void step() {
        ItemRef item = items.get(random.nextInt(items.size()));
        int choice = random.nextInt(21);
        steps.add("step " + choice + " on " + item.entryId());
        switch (choice) {
            case 0, 1, 2 -> submit(CommandKind.TRACK, item, null, null);
            case 3 -> submit(CommandKind.UNTRACK, item, null, random.nextInt(3) == 0 ? null : random.nextBoolean());
            case 4 -> submit(CommandKind.REGARDING, item, random.nextInt(3) == 0 ? null : account, null);
            case 5, 6, 7 -> editItem(item);
            case 8, 9, 10 -> editRecord();
            case 11 -> rig.engine.synchronize(false);
            case 12 -> deleteSomething(item);
            case 13 -> rig.mailbox.faults().failNext(call(), new MailboxFailure.Busy("busy"));
            case 14 -> rig.mailbox.hints().loseNext(3);
            case 15, 16 -> answerSomething();
            case 17 -> {
                rig.mailbox.vanishFromNextListing(item);
                rig.engine.synchronize(false);
            }
            case 18, 19 -> addMeeting();
            default ->
                items.add(rig.mailbox.add(HandmadeItem.task("Task " + ++number)
                        .with(ItemField.STATUS, new ItemValue.Whole(random.nextInt(3)))));
        }
    }

    /** A meeting; its key may be taken by a record that is not of this meeting, before or while it is tracked. */
    private void addMeeting() {
        String globalId = "040000008200E00074C5B7101A82E0080000000%05d".formatted(++number);
        Instant start = rig.clock.instant().plus(Duration.ofDays(3));
        ItemRef meeting = rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Meeting " + number)
                .with(ItemField.START, new ItemValue.Moment(start))
                .with(ItemField.END, new ItemValue.Moment(start.plus(Duration.ofHours(1))))
                .meeting(
                        random.nextBoolean() ? OutlookItem.MeetingRole.ORGANIZER : OutlookItem.MeetingRole.ATTENDEE,
                        new Attendee("owner@example.com", "Sample Owner", Attendee.Type.REQUIRED))
                .withGlobalId(globalId));
        items.add(meeting);
        var key = new RecordRef(
                "appointment", Ids.ofMeeting(rig.crm.server().identity().organization(), globalId));
        boolean early = random.nextBoolean();
        if (early) {
            takeKey(key);
        }
        submit(CommandKind.TRACK, meeting, null, null);
        if (!early && random.nextBoolean()) {
            rig.reactor.run(Duration.ofMillis(random.nextInt(60)));
            takeKey(key);
        }
    }

    private void takeKey(RecordRef key) {
        if (rig.crm.server().row(key).isEmpty()) {
            rig.crm.server().put(key, Map.of("subject", CrmValue.text("Foreign " + number)), new UUID(9, 9));
            foreign.add(key);
            steps.add("  foreign " + key + " at " + rig.clock.instant());
        }
    }

    private void rememberLinks() {
        links().forEach(link -> everLinked.put(link.record(), link.item()));
    }

    private MailboxFaults.Call call() {
        MailboxFaults.Call[] calls = MailboxFaults.Call.values();
        return calls[random.nextInt(calls.length)];
    }

    private void submit(CommandKind kind, ItemRef item, @Nullable RecordRef target, @Nullable Boolean delete) {
        if (Boolean.TRUE.equals(delete)) {
            recordGivenUp.add(item);
        }
        rig.engine.submit(new CommandRequest(
                kind, List.of(rig.selected(item)), null, target, delete, CommandRequest.OnDuplicate.ASK, false));
    }

    /** Answers the first open question in some way that fits it or not. */
    private void answerSomething() {
        List<Answer> answers = List.of(
                new Answer.Yes(), new Answer.No(), new Answer.Target(account), new Answer.Cancel(), new Answer.Save());
        Answer answer = answers.get(random.nextInt(answers.size()));
        List<Operation> asking = rig.store.inTransaction(tx -> tx.outbox().open().stream()
                .filter(operation -> operation.state().question() != null)
                .toList());
        if (!asking.isEmpty()) {
            noteConsent(asking.get(0), answer);
            rig.engine.answer(asking.get(0).op(), answer);
        }
    }

    private void noteConsent(Operation asking, Answer answer) {
        Question question = asking.state().question();
        if (answer instanceof Answer.Yes && question instanceof Question.ConfirmUntrack) {
            recordGivenUp.add(asking.item());
        } else if (answer instanceof Answer.Yes && question instanceof Question.KeyTaken taken) {
            agreedTo.add(taken.existing());
        }
    }

    private void editItem(ItemRef item) {
        if (exists(item)) {
            String text = "Outlook " + ++number;
            boolean subject = random.nextBoolean();
            rig.mailbox.edit(item, Map.of(subject ? ItemField.SUBJECT : ItemField.BODY, ItemValue.text(text)));
            steps.add("  " + subject + " = " + text + " at " + rig.clock.instant());
            lastInOutlook.put(item.entryId() + (subject ? " subject" : " description"), text);
        }
    }

    private void editRecord() {
        List<Link> links = links();
        if (!links.isEmpty()) {
            RecordRef record = links.get(random.nextInt(links.size())).record();
            if (rig.crm.server().row(record).isPresent()) {
                String text = "CRM " + ++number;
                String column = random.nextBoolean() ? "subject" : "description";
                lastInCrm.put(record.id() + " " + column, text);
                rig.crm.server().edit(record, Map.of(column, CrmValue.text(text)));
                steps.add("  " + record + " " + column + " = " + text + " at " + rig.clock.instant());
            }
        }
    }

    private void deleteSomething(ItemRef item) {
        List<Link> links = links();
        if (random.nextBoolean() && exists(item) && items.size() > 3) {
            deletedByPeople.add(item);
            rig.mailbox.delete(item);
        } else if (!links.isEmpty()) {
            RecordRef record = links.get(random.nextInt(links.size())).record();
            removedByPeople.add(record);
            lastInCrm.keySet().removeIf(typed -> typed.startsWith(record.id().toString()));
            rig.crm.server().remove(record);
        }
    }

    private boolean exists(ItemRef item) {
        return rig.mailbox.peekAll().stream()
                .anyMatch(each -> each.ref().equals(item) && !each.facts().inDeletedItems());
    }

    private List<Link> links() {
        return rig.links();
    }

    /** Everything works again; what is open comes to its end. */
    void recover() {
        rig.crm.faults(dev.crmbridge.crm.fake.FaultPlan.NONE);
        rig.mailbox.faults().healAll();
        rig.mailbox.nothingVanishes();
        rig.reactor.hangs(0);
        if (rig.crashed()) {
            rig.restart();
        }
        rig.crashAt("", Integer.MAX_VALUE);
        for (int i = 0; i < 4; i++) {
            rig.settle();
            for (OperationView open : rig.get(rig.engine.operations(0))) {
                if (open.question() instanceof Question.ConfirmUntrack) {
                    rig.answer(open, new Answer.No());
                } else if (open.question() != null) {
                    rig.answer(open, new Answer.Cancel());
                }
            }
            rig.sync();
            rememberLinks();
        }
    }

    void check() {
        try {
            everyOperationIsOver();
            linksAndRecordsFit();
            marksFit();
            noEditIsLost();
            nothingIsDeletedThatNobodyDeleted();
            nobodysRecordIsTaken();
            SyncReport again = rig.sync();
            assertThat(again.planned().stream()
                            .filter(planned -> !planned.action().equals("wait"))
                            .toList())
                    .as("a second run plans nothing")
                    .isEmpty();
            assertThat(rig.mailbox.mailsSent()).isZero();
        } catch (AssertionError failure) {
            throw new AssertionError(
                    failure.getMessage() + "\nafter " + String.join("\n", steps) + "\njournal " + journal(), failure);
        }
    }

    private String journal() {
        StringBuilder text = new StringBuilder();
        rig.store.inTransaction(tx -> {
            tx.journal().last(40).forEach(entry -> text.append('\n').append(entry));
            items.forEach(item -> tx.decisions()
                    .of(item)
                    .forEach(decision ->
                            text.append('\n').append(item.entryId()).append(' ').append(decision)));
            return true;
        });
        return text.toString();
    }

    private void everyOperationIsOver() {
        for (OperationView operation : rig.get(rig.engine.operations(1_000))) {
            assertThat(operation.outcome().isFinal())
                    .as("%s is over", operation)
                    .isTrue();
            assertThat(operation.outcome()).isNotEqualTo(Outcome.PENDING);
        }
    }

    private void linksAndRecordsFit() {
        Set<String> linkedItems = new HashSet<>();
        for (Link link : links()) {
            assertThat(linkedItems.add(link.item().entryId()))
                    .as("one link per item %s", link.item())
                    .isTrue();
        }
        Set<UUID> known = new HashSet<>();
        rig.store.inTransaction(tx -> {
            tx.links().all().forEach(link -> known.add(link.record().id()));
            return true;
        });
        for (String table : List.of("task", "appointment")) {
            for (CrmRow row : rig.crm.server().all(table)) {
                if (!foreign.contains(row.ref())) {
                    assertThat(known)
                            .as("nothing is created twice: %s is known to the store", row.ref())
                            .contains(row.ref().id());
                }
            }
        }
    }

    private void nothingIsDeletedThatNobodyDeleted() {
        everLinked.forEach((record, item) -> {
            if (rig.crm.server().row(record).isEmpty()) {
                assertThat(removedByPeople.contains(record)
                                || deletedByPeople.contains(item)
                                || recordGivenUp.contains(item))
                        .as("somebody wanted %s of %s to be gone", record, item)
                        .isTrue();
            }
        });
        for (ItemRef item : items) {
            if (!exists(item) && !deletedByPeople.contains(item)) {
                assertThat(removedByPeople)
                        .as("the record of %s was deleted", item)
                        .anyMatch(record -> item.equals(everLinked.get(record)));
            }
        }
    }

    private void nobodysRecordIsTaken() {
        for (Link link : links()) {
            assertThat(!foreign.contains(link.record()) || agreedTo.contains(link.record()))
                    .as("nobody agreed to link %s to %s", link.item(), link.record())
                    .isTrue();
        }
    }

    private void marksFit() {
        for (Link link : links()) {
            if (link.parked() == null && exists(link.item())) {
                OutlookItem item = rig.mailbox.peek(link.item());
                assertThat(item.categories()).as("mark of %s", link.item()).contains("Tracked in CRM");
            }
        }
    }

    /** Both sides show the same or a person is asked, and the last thing typed on each side is there or was journaled. */
    private void noEditIsLost() {
        Set<String> remembered = remembered();
        for (Link link : links()) {
            CrmRow row = rig.crm.server().row(link.record()).orElse(null);
            if (row == null || link.parked() != null || !exists(link.item())) {
                continue;
            }
            var registry = FieldRegistry.of(link.record().entity());
            Snapshot outlook = registry.readOutlook(rig.mailbox.peek(link.item()), link.base())
                    .snapshot();
            Snapshot crm = registry.readCrm(row, EngineRig.ZONE, link.base());
            for (String field : List.of("subject", "description")) {
                boolean asked = rig.store.inTransaction(tx -> tx.conflicts().of(link.record())).stream()
                        .anyMatch(stored -> stored.difference().field().equals(field));
                if (!asked) {
                    assertThat(outlook.value(field))
                            .as("%s of %s on both sides", field, link.item())
                            .isEqualTo(crm.value(field));
                }
                isKept(lastInOutlook.get(link.item().entryId() + " " + field), outlook.value(field), remembered);
                if (!recordGivenUp.contains(link.item())) {
                    isKept(lastInCrm.get(link.record().id() + " " + field), crm.value(field), remembered);
                }
            }
        }
    }

    private static void isKept(@Nullable String typed, FieldValue now, Set<String> remembered) {
        if (typed != null && !new FieldValue.Text(typed).equals(now)) {
            assertThat(remembered)
                    .as("“%s” is in the journal, because it is not shown", typed)
                    .contains(typed);
        }
    }

    private Set<String> remembered() {
        Set<String> seen = new HashSet<>();
        rig.store.inTransaction(tx -> {
            for (JournalEntry entry : tx.journal().last(10_000)) {
                if (entry.before() != null) {
                    entry.before().values().values().forEach(value -> add(seen, value));
                }
                if (entry.after() != null) {
                    entry.after().values().values().forEach(value -> add(seen, value));
                }
            }
            return true;
        });
        return seen;
    }

    private static void add(Set<String> seen, FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            seen.add(text.value());
        }
    }
}
