package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.loop.Ids;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Link;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** The people at the CRM in a simulated life: edit, delete, complete and hand over records, and make new ones for the user. */
final class SimulatedColleague {
    static final RecordRef ACCOUNT = new RecordRef("account", new UUID(7, 7));
    /** A subject that several tasks have. */
    static final String SAME = "Call back";

    private static final UUID COLLEAGUE = new UUID(0, 0xA2);

    private final SplittableRandom random;
    private final EngineRig rig;
    private final Deeds deeds;
    private final UUID user;
    private int number;

    SimulatedColleague(SplittableRandom random, EngineRig rig, Deeds deeds) {
        this.random = random;
        this.rig = rig;
        this.deeds = deeds;
        this.user = rig.crm.server().identity().user();
        rig.crm.server().put(ACCOUNT, Map.of("name", CrmValue.text("Alder Supplies")), COLLEAGUE);
    }

    /** One random step. */
    void act() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> editSomething();
            case 4 -> removeSomething();
            case 5, 6 -> offer();
            case 7 -> completeOrReopen();
            case 8, 9 -> workOnAMeeting();
            default -> handOver();
        }
    }

    /** An administrator publishes a rule by which tasks of one subject are duplicates. */
    void publishARule() {
        deeds.step("rule published", SAME);
        rig.crm.server().publish(SubjectRule.OF_TASKS);
    }

    /** A record of somebody else under the key that the meeting's record would have. */
    void takeKey(String globalId) {
        var key = new RecordRef(
                "appointment", Ids.ofMeeting(rig.crm.server().identity().organization(), globalId));
        if (rig.crm.server().row(key).isEmpty()) {
            rig.crm.server().put(key, Map.of("subject", CrmValue.text("Foreign " + ++number)), COLLEAGUE);
            deeds.foreign.add(key);
            deeds.step("key taken", key);
        }
    }

    /** Somebody edits the same field of the item's record. */
    void editToo(ItemRef item, String column) {
        rig.links().stream()
                .filter(link -> link.item().equals(item))
                .findFirst()
                .ifPresent(link -> edit(link.record(), column));
    }

    /** Somebody links the item's record to something else, or to nothing. */
    void regardToo(ItemRef item) {
        rig.links().stream()
                .filter(link -> link.item().equals(item))
                .findFirst()
                .ifPresent(link -> regard(link.record()));
    }

    private void regard(RecordRef record) {
        if (rig.crm.server().row(record).isPresent()) {
            String field = FieldRegistry.of(record.entity()).targetField();
            CrmValue target = random.nextInt(4) == 0
                    ? CrmValue.NONE
                    : new CrmValue.Lookup(random.nextBoolean() ? ACCOUNT : SimulatedEmails.BIRCH, null);
            rig.crm.server().edit(record, Map.of(field, target));
            deeds.step("regarding changed in CRM", record + " = " + target);
        }
    }

    private void editSomething() {
        List<Link> links = rig.links();
        if (!links.isEmpty()) {
            RecordRef record = links.get(random.nextInt(links.size())).record();
            edit(record, TypedText.any(TypedText.of(record.entity()), random).column());
        }
    }

    private void edit(RecordRef record, String column) {
        if (rig.crm.server().row(record).isPresent()) {
            String text = "CRM " + ++number;
            deeds.edits.edited(rig.clock.instant(), record, column, new FieldValue.Text(text));
            rig.crm.server().edit(record, Map.of(column, CrmValue.text(text)));
            deeds.step("edit in CRM", record + " " + column + " = " + text + " at " + rig.clock.instant());
        }
    }

    private void completeOrReopen() {
        List<RecordRef> tasks = rig.links().stream()
                .map(Link::record)
                .filter(record -> record.entity().equals("task"))
                .filter(record -> rig.crm.server().row(record).isPresent())
                .toList();
        if (!tasks.isEmpty()) {
            RecordRef task = tasks.get(random.nextInt(tasks.size()));
            boolean open = rig.row(task).value("statecode").equals(new CrmValue.Whole(0));
            state(task, open ? 1 : 0, open ? 5 : 2);
            deeds.step(open ? "completed in CRM" : "opened again in CRM", task);
        }
    }

    /** Whom the record names, and that it is called off, are changed in the CRM; the meeting is somebody else's. */
    private void workOnAMeeting() {
        List<RecordRef> meetings = rig.links().stream()
                .map(Link::record)
                .filter(record -> record.entity().equals("appointment") && !deeds.offered.containsKey(record))
                .filter(record -> rig.crm.server().row(record).isPresent())
                .toList();
        if (!meetings.isEmpty()) {
            RecordRef meeting = meetings.get(random.nextInt(meetings.size()));
            if (random.nextInt(4) > 0) {
                involve(meeting, random.nextBoolean());
                deeds.peopleChanged.add(meeting);
                deeds.step("people changed in CRM", meeting);
            } else {
                state(meeting, 2, 4);
                deeds.step("canceled in CRM", meeting);
            }
        }
    }

    private void state(RecordRef record, int state, int status) {
        rig.crm
                .server()
                .edit(record, Map.of("statecode", new CrmValue.Whole(state), "statuscode", new CrmValue.Whole(status)));
    }

    void removeSomething() {
        List<Link> links = rig.links();
        if (!links.isEmpty()) {
            remove(links.get(random.nextInt(links.size())).record());
        }
    }

    /** Somebody deletes the item's record. */
    void removeToo(ItemRef item) {
        rig.links().stream()
                .filter(link -> link.item().equals(item))
                .findFirst()
                .ifPresent(link -> remove(link.record()));
    }

    private void remove(RecordRef record) {
        deeds.removedByPeople.add(record);
        deeds.edits.deleted(record);
        rig.crm.server().remove(record);
        deeds.step("delete in CRM", record);
    }

    /** A record that a filter brings, with a day of its own by which its item is known. */
    private void offer() {
        String table = List.of("task", "appointment", "serviceappointment").get(random.nextInt(3));
        var record = new RecordRef(table, new UUID(3, ++number));
        Instant day = rig.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(100 + number, ChronoUnit.DAYS);
        Map<String, CrmValue> values = new HashMap<>();
        values.put("subject", CrmValue.text(random.nextInt(4) == 0 ? SAME : "Offered " + number));
        values.put("scheduledend", new CrmValue.Moment(day.plus(10, ChronoUnit.HOURS)));
        if (!table.equals("task")) {
            values.put("scheduledstart", new CrmValue.Moment(day.plus(9, ChronoUnit.HOURS)));
        }
        rig.crm.server().put(record, values, table.equals("task") ? user : COLLEAGUE);
        if (!table.equals("task")) {
            involve(record, random.nextBoolean());
        }
        deeds.offered.put(record, day);
        deeds.step("new record", record);
    }

    /** A record for the user is given to somebody else, or back. */
    private void handOver() {
        List<RecordRef> offered = List.copyOf(deeds.offered.keySet());
        if (!offered.isEmpty()) {
            RecordRef record = offered.get(random.nextInt(offered.size()));
            if (rig.crm.server().row(record).isPresent()) {
                boolean forUser = random.nextBoolean();
                if (record.entity().equals("task")) {
                    RecordRef owner = new RecordRef("systemuser", forUser ? user : COLLEAGUE);
                    rig.crm.server().edit(record, Map.of("ownerid", new CrmValue.Lookup(owner, null)));
                } else {
                    involve(record, forUser);
                }
                deeds.step(forUser ? "given to the user" : "taken from the user", record);
            }
        }
    }

    private void involve(RecordRef record, boolean withUser) {
        ActivityParty organizer = party(COLLEAGUE, Role.ORGANIZER);
        rig.crm
                .server()
                .involve(record, withUser ? List.of(organizer, party(user, Role.REQUIRED)) : List.of(organizer));
    }

    private static ActivityParty party(UUID person, Role role) {
        return new ActivityParty(new RecordRef("systemuser", person), null, null, role);
    }
}
