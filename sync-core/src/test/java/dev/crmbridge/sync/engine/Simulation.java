package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question;
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
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One random life of an engine, and what has to be true at its end. */
final class Simulation {
    private final SplittableRandom random;
    private final EngineRig rig;
    private final Deeds deeds = new Deeds();
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final Map<String, Integer> faults = new HashMap<>();
    private @Nullable String dyingAt;
    private int number;

    Simulation(SplittableRandom random) {
        this(random, PlantedBug.NONE);
    }

    Simulation(SplittableRandom random, PlantedBug bug) {
        this.random = random;
        this.rig = new EngineRig(random.nextLong(), bug);
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        for (int i = 0; i < 4; i++) {
            deeds.items.add(rig.mailbox.add(HandmadeItem.task("Task " + i)));
        }
    }

    Map<String, Integer> hits() {
        return rig.hits;
    }

    /** How often the engine died at each failpoint. */
    Map<String, Integer> crashes() {
        return rig.crashes;
    }

    /** How often each fault was made. */
    Map<String, Integer> faults() {
        return faults;
    }

    List<String> trace() {
        List<String> all = new ArrayList<>(deeds.steps);
        all.addAll(rig.reactor.trace());
        return all;
    }

    /** As {@link #run}, and the engine dies at that failpoint whenever it comes there. */
    void runDyingAt(String failpoint, int count) {
        dyingAt = failpoint;
        run(count);
    }

    /** Takes random steps; the engine works in between, but not always until it is done. */
    void run(int count) {
        rig.crm.faults((operation, calls) -> random.nextInt(12) == 0 ? fault() : Fault.NONE);
        rig.reactor.hangs(0.01);
        for (int i = 0; i < count; i++) {
            if (dyingAt != null) {
                rig.crashAt(dyingAt, 1);
            } else if (random.nextInt(5) == 0) {
                List<String> names = Failpoints.ALL;
                String name = names.get(random.nextInt(names.size()));
                rig.crashAt(name, 1 + random.nextInt(2));
                deeds.steps.add("crash at " + name);
            }
            step();
            rig.reactor.run(Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 60 : 120_000)));
            rememberLinks();
            if (rig.crashed()) {
                deeds.steps.add("restart");
                rig.restart();
                rig.reactor.hangs(0.01);
            }
        }
    }

    private Fault fault() {
        int choice = random.nextInt(5);
        faults.merge(
                List.of("request lost", "answer lost", "unreachable", "throttled", "unavailable")
                        .get(choice),
                1,
                Integer::sum);
        return switch (choice) {
            case 0 -> Fault.requestLost();
            case 1 -> Fault.answerLost();
            case 2 -> Fault.unreachable();
            case 3 -> Fault.throttled(Duration.ofSeconds(3));
            default -> Fault.unavailable();
        };
    }

    private void step() {
        ItemRef item = deeds.items.get(random.nextInt(deeds.items.size()));
        int choice = random.nextInt(22);
        deeds.steps.add("step " + choice + " on " + item.entryId());
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
            case 20 -> copySomething(item);
            default ->
                deeds.items.add(rig.mailbox.add(HandmadeItem.task("Task " + ++number)
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
        deeds.items.add(meeting);
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

    /**
     * A copy carries the mark of its original; nobody ever tracks it. Meetings are left out: while its original is out of sight, a fresh
     * copy cannot be told from the item that accepting puts in its place.
     */
    private void copySomething(ItemRef item) {
        if (rig.exists(item) && rig.mailbox.peek(item).kind() == ItemKind.TASK) {
            deeds.copies.add(rig.mailbox.copy(item));
        }
    }

    private void takeKey(RecordRef key) {
        if (rig.crm.server().row(key).isEmpty()) {
            rig.crm.server().put(key, Map.of("subject", CrmValue.text("Foreign " + number)), new UUID(9, 9));
            deeds.foreign.add(key);
            deeds.steps.add("  foreign " + key + " at " + rig.clock.instant());
        }
    }

    private void rememberLinks() {
        links().forEach(link -> deeds.everLinked.put(link.record(), link.item()));
    }

    private MailboxFaults.Call call() {
        MailboxFaults.Call[] calls = MailboxFaults.Call.values();
        return calls[random.nextInt(calls.length)];
    }

    private void submit(CommandKind kind, ItemRef item, @Nullable RecordRef target, @Nullable Boolean delete) {
        if (Boolean.TRUE.equals(delete)) {
            deeds.recordGivenUp.add(item);
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
            deeds.recordGivenUp.add(asking.item());
        } else if (answer instanceof Answer.Yes && question instanceof Question.KeyTaken taken) {
            deeds.agreedTo.add(taken.existing());
        }
    }

    private void editItem(ItemRef item) {
        if (rig.exists(item)) {
            String text = "Outlook " + ++number;
            boolean subject = random.nextBoolean();
            rig.mailbox.edit(item, Map.of(subject ? ItemField.SUBJECT : ItemField.BODY, ItemValue.text(text)));
            deeds.steps.add("  " + subject + " = " + text + " at " + rig.clock.instant());
            deeds.lastInOutlook.put(item.entryId() + (subject ? " subject" : " description"), text);
        }
    }

    private void editRecord() {
        List<Link> links = links();
        if (!links.isEmpty()) {
            RecordRef record = links.get(random.nextInt(links.size())).record();
            if (rig.crm.server().row(record).isPresent()) {
                String text = "CRM " + ++number;
                String column = random.nextBoolean() ? "subject" : "description";
                deeds.lastInCrm.put(record.id() + " " + column, text);
                rig.crm.server().edit(record, Map.of(column, CrmValue.text(text)));
                deeds.steps.add("  " + record + " " + column + " = " + text + " at " + rig.clock.instant());
            }
        }
    }

    private void deleteSomething(ItemRef item) {
        List<Link> links = links();
        if (random.nextBoolean() && rig.exists(item) && deeds.items.size() > 3) {
            deeds.deletedByPeople.add(item);
            rig.mailbox.delete(item);
        } else if (!links.isEmpty()) {
            RecordRef record = links.get(random.nextInt(links.size())).record();
            deeds.removedByPeople.add(record);
            deeds.lastInCrm
                    .keySet()
                    .removeIf(typed -> typed.startsWith(record.id().toString()));
            rig.crm.server().remove(record);
        }
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
        new Invariants(rig, deeds).check();
    }
}
