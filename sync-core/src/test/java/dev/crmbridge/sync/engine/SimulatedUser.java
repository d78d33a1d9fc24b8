package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The person at Outlook in a simulated life: works in the mailbox and gives commands. */
final class SimulatedUser {
    private static final List<Filter> FILTERS =
            List.of(Filter.OWN_TASKS, Filter.OWN_APPOINTMENTS, Filter.OWN_SERVICE_ACTIVITIES);

    private static final LocalDate FAR_AWAY = LocalDate.of(2031, 1, 1);

    private final SplittableRandom random;
    private final EngineRig rig;
    private final Deeds deeds;
    private final SimulatedColleague colleague;
    private final SimulatedDesk desk;
    private final SimulatedHand hand;
    private int number;

    SimulatedUser(
            SplittableRandom random, EngineRig rig, Deeds deeds, SimulatedHand hand, SimulatedColleague colleague) {
        this.random = random;
        this.rig = rig;
        this.deeds = deeds;
        this.colleague = colleague;
        this.desk = new SimulatedDesk(random.split(), rig, deeds, "");
        this.hand = hand;
        for (int i = 0; i < 3; i++) {
            deeds.items.add(rig.mailbox.add(HandmadeItem.task(i < 2 ? SimulatedColleague.SAME : "Task " + i)));
        }
        addContact();
    }

    /** One random step. */
    void act() {
        ItemRef item = deeds.items.get(random.nextInt(deeds.items.size()));
        int choice = random.nextInt(31);
        switch (choice) {
            case 0, 1, 2 -> track(item);
            case 3 ->
                hand.command(CommandKind.UNTRACK, item, null, random.nextInt(3) == 0 ? null : random.nextBoolean());
            case 4 -> setTarget(item);
            case 5, 6, 7, 8 -> edit(item);
            case 9, 23 -> delete(item);
            case 10 -> fault();
            case 11, 12, 19, 20 -> desk.act();
            case 13 -> {
                deeds.step("item missing in a listing", item);
                rig.mailbox.vanishFromNextListing(item);
                rig.engine.synchronize(false);
            }
            case 14, 15 -> addMeeting();
            case 16 -> copy(item);
            case 17, 18 -> switchFilter();
            case 21 -> {
                boolean offline = random.nextInt(3) == 0;
                deeds.step(offline ? "offline" : "online", item);
                rig.engine.offline(offline);
            }
            case 22, 24, 25 -> {
                deeds.step("run", item);
                rig.engine.synchronize(random.nextInt(4) == 0);
            }
            case 26, 27, 28 -> work(item);
            case 29 -> many();
            default -> addItem();
        }
    }

    private void fault() {
        MailboxFaults.Call[] calls = MailboxFaults.Call.values();
        MailboxFaults.Call call = calls[random.nextInt(calls.length)];
        if (random.nextBoolean()) {
            deeds.step("Outlook busy", call);
            rig.mailbox.faults().failNext(call, new MailboxFailure.Busy("busy"));
        } else if (random.nextBoolean()) {
            deeds.step("Outlook answer lost", call);
            rig.mailbox.faults().loseAnswerOfNext(call, new MailboxFailure.NotRunning("Outlook went away"));
        } else {
            deeds.step("Outlook events lost", 3);
            rig.mailbox.hints().loseNext(3);
        }
    }

    private void addItem() {
        if (random.nextInt(3) == 0) {
            addContact();
        } else {
            String subject = random.nextInt(3) == 0 ? SimulatedColleague.SAME : "Task of mine " + ++number;
            deeds.items.add(rig.mailbox.add(
                    HandmadeItem.task(subject).with(ItemField.STATUS, new ItemValue.Whole(random.nextInt(2)))));
        }
        deeds.step("new item", deeds.items.get(deeds.items.size() - 1));
    }

    private void addContact() {
        String name = "Example" + ++number;
        deeds.items.add(rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, "Robin " + name)
                .with(ItemField.FIRST_NAME, ItemValue.text("Robin"))
                .with(ItemField.LAST_NAME, ItemValue.text(name))
                .with(ItemField.COMPANY, ItemValue.text("Fabrikam"))));
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
        deeds.alone.invited(rig, meeting);
        boolean early = random.nextBoolean();
        if (early) {
            colleague.takeKey(globalId);
        }
        hand.command(CommandKind.TRACK, meeting);
        if (!early && random.nextBoolean()) {
            rig.reactor.run(Duration.ofMillis(random.nextInt(60)));
            colleague.takeKey(globalId);
        }
    }

    /**
     * A copy carries the mark of its original; nobody ever tracks it. Meetings are left out: while its original is out of sight, a fresh
     * copy cannot be told from the item that accepting puts in its place.
     */
    private void copy(ItemRef item) {
        if (rig.exists(item) && rig.mailbox.peek(item).kind() != ItemKind.APPOINTMENT) {
            deeds.step("copy", item);
            deeds.copies.add(rig.mailbox.copy(item));
        }
    }

    /** Some go on typing while it is tracked. */
    private void track(ItemRef item) {
        hand.command(CommandKind.TRACK, item);
        if (random.nextBoolean()) {
            rig.reactor.run(Duration.ofMillis(random.nextInt(60)));
            edit(item);
        }
    }

    /** A colleague may change the same in the CRM, before or meanwhile. */
    private void setTarget(ItemRef item) {
        boolean contact = rig.mailbox.peek(item).kind() == ItemKind.CONTACT;
        RecordRef target = random.nextInt(3) == 0 ? null : SimulatedColleague.ACCOUNT;
        boolean early = random.nextInt(4) == 0;
        if (early) {
            colleague.regardToo(item);
        }
        hand.command(contact ? CommandKind.PARENT : CommandKind.REGARDING, item, target, null);
        if (!early && random.nextInt(3) == 0) {
            rig.reactor.run(Duration.ofMillis(random.nextInt(60)));
            colleague.regardToo(item);
        }
    }

    private void edit(ItemRef item) {
        if (rig.exists(item)) {
            TypedText field = TypedText.any(TypedText.of(rig.mailbox.peek(item).kind()), random);
            // More often where it counts as a duplicate: what a sync would make one of is rare otherwise.
            int often = deeds.done.containsKey("rule published") ? 2 : 1;
            boolean same = field.column().equals("subject") && random.nextInt(3) < often;
            String text = same ? SimulatedColleague.SAME : "Outlook " + ++number;
            hand.type(item, field, text);
            if (random.nextInt(4) == 0) {
                colleague.editToo(item, field.column());
            } else if (random.nextInt(10) == 0) {
                colleague.removeToo(item);
            }
        }
    }

    /** Gets on with a task: how far it is, when it is due, how important it is. */
    private void work(ItemRef item) {
        if (!rig.exists(item) || rig.mailbox.peek(item).kind() != ItemKind.TASK) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> change(item, ItemField.STATUS, new ItemValue.Whole(random.nextInt(5)));
            case 1 -> change(item, ItemField.PERCENT_COMPLETE, new ItemValue.Whole(25 * random.nextInt(5)));
            case 2 -> {
                change(item, ItemField.IMPORTANCE, new ItemValue.Whole(random.nextInt(3)));
                remember(item, "prioritycode");
            }
            default -> {
                if (!isOffered(item)) {
                    change(item, ItemField.DUE_DATE, new ItemValue.Day(FAR_AWAY.plusDays(++number)));
                    remember(item, "scheduledend");
                }
            }
        }
    }

    private void change(ItemRef item, ItemField field, ItemValue value) {
        rig.mailbox.edit(item, Map.of(field, value));
        deeds.step("change " + field, item + " = " + value + " at " + rig.clock.instant());
    }

    private void remember(ItemRef item, String field) {
        FieldValue shown = FieldRegistry.of("task")
                .readOutlook(rig.mailbox.peek(item), null)
                .snapshot()
                .value(field);
        deeds.edits.edited(rig.clock.instant(), item, field, shown);
    }

    /** By its day an item is known that a filter brought. */
    private boolean isOffered(ItemRef item) {
        return rig.mailbox.peek(item).field(ItemField.DUE_DATE) instanceof ItemValue.Day due
                && due.value().isBefore(FAR_AWAY);
    }

    /** One command for all tasks at once. */
    private void many() {
        List<ItemRef> tasks = deeds.items.stream()
                .filter(rig::exists)
                .filter(item -> rig.mailbox.peek(item).kind() == ItemKind.TASK)
                .toList();
        if (tasks.isEmpty()) {
            return;
        }
        CommandKind kind = random.nextInt(3) > 0 ? CommandKind.TRACK : CommandKind.UNTRACK;
        boolean delete = random.nextInt(3) == 0;
        deeds.step("bulk " + kind, tasks.size() + " " + delete);
        hand.command(kind, tasks, null, kind == CommandKind.UNTRACK ? delete : null);
    }

    /** @return the same person at what is open */
    SimulatedDesk desk() {
        return desk;
    }

    /** A link is removed together with the record. */
    void letGoOfARecord() {
        List<ItemRef> linked = rig.links().stream()
                .map(link -> deeds.now(link.item()))
                .filter(deeds.items::contains)
                .filter(rig::exists)
                .toList();
        if (!linked.isEmpty()) {
            hand.command(CommandKind.UNTRACK, linked.get(random.nextInt(linked.size())), null, true);
        }
    }

    void deleteSomething() {
        delete(deeds.items.get(random.nextInt(deeds.items.size())));
    }

    private void delete(ItemRef item) {
        if (rig.exists(item) && deeds.items.size() > 3) {
            deeds.step("delete in Outlook", item);
            hand.delete(item);
            if (random.nextInt(4) == 0) {
                colleague.editToo(item, TypedText.DESCRIPTION.column());
            }
        }
    }

    private void switchFilter() {
        Filter filter = FILTERS.get(random.nextInt(FILTERS.size()));
        boolean on = random.nextInt(4) > 0;
        deeds.step(on ? "filter on" : "filter off", filter);
        rig.engine.switchFilter(filter, on, random.nextBoolean());
    }
}
