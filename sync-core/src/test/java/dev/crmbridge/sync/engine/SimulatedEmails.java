package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** The e-mails of the CRM in a simulated life: its own mail processing files them, and people there work with them. */
final class SimulatedEmails {
    static final RecordRef BIRCH = new RecordRef("account", new UUID(7, 8));
    private static final RecordRef CEDAR = new RecordRef("account", new UUID(7, 9));
    private static final UUID SOMEBODY = new UUID(9, 9);
    private static final CrmValue OPEN = new CrmValue.Whole(0);
    private static final CrmValue SENT = new CrmValue.Whole(3);

    private final SplittableRandom random;
    private final EngineRig rig;
    private final Deeds deeds;
    private final Map<RecordRef, Map<String, CrmValue>> filed = new LinkedHashMap<>();
    private final Map<RecordRef, String> messageIds = new HashMap<>();
    private int number;

    /** How the CRM has an e-mail. */
    enum As {
        OPEN(0, 1),
        SENT(1, 3),
        RECEIVED(1, 4);

        private final int state;
        private final int status;

        As(int state, int status) {
            this.state = state;
            this.status = status;
        }
    }

    SimulatedEmails(SplittableRandom random, EngineRig rig, Deeds deeds) {
        this.random = random;
        this.rig = rig;
        this.deeds = deeds;
        rig.crm.server().put(BIRCH, Map.of("name", CrmValue.text("Birch & Sons")), SOMEBODY);
        rig.crm.server().put(CEDAR, Map.of("name", CrmValue.text("Cedar Works")), SOMEBODY);
    }

    /** @return the e-mails there have to be, each with all that people and the CRM itself put there except what it is regarding */
    Map<RecordRef, Map<String, CrmValue>> filed() {
        return filed;
    }

    /** @return the message id of every e-mail that was ever filed */
    Map<RecordRef, String> messageIds() {
        return messageIds;
    }

    /** The CRM gets a message by a way of its own, unless it has it. */
    void file(String messageId, String subject, As as) {
        if (filed.keySet().stream().map(messageIds::get).anyMatch(messageId::equals)) {
            return;
        }
        var record = new RecordRef(EmailFields.TABLE, new UUID(8, ++number));
        Map<String, CrmValue> values = Map.of(
                "subject",
                CrmValue.text(subject),
                "messageid",
                CrmValue.text(messageId),
                "statecode",
                new CrmValue.Whole(as.state),
                "statuscode",
                new CrmValue.Whole(as.status));
        rig.crm.server().put(record, values, SOMEBODY);
        filed.put(record, values);
        messageIds.put(record, messageId);
        deeds.step("e-mail in the CRM, " + as.name(), record + " " + messageId);
    }

    /** One random step. */
    void act() {
        if (filed.isEmpty()) {
            return;
        }
        RecordRef email = List.copyOf(filed.keySet()).get(random.nextInt(filed.size()));
        switch (random.nextInt(8)) {
            case 0 -> remove(email);
            case 1 -> send(email);
            default -> regard(email);
        }
    }

    private void regard(RecordRef email) {
        if (shows(email, "statecode", OPEN) || shows(email, "statuscode", SENT)) {
            RecordRef target = random.nextInt(3) > 0 ? CEDAR : SimulatedColleague.ACCOUNT;
            rig.crm.server().edit(email, Map.of("regardingobjectid", new CrmValue.Lookup(target, null)));
            FieldValue set = EmailFields.regarding(EmailFields.read(rig.row(email)));
            deeds.edits.edited(rig.clock.instant(), email, "regardingobjectid", set);
            deeds.step("regarding of an e-mail set in CRM", email + " " + set);
        }
    }

    private boolean shows(RecordRef email, String column, CrmValue value) {
        return value.equals(filed.getOrDefault(email, Map.of()).get(column));
    }

    private void send(RecordRef email) {
        if (shows(email, "statecode", OPEN)) {
            Map<String, CrmValue> state = Map.of("statecode", new CrmValue.Whole(As.SENT.state), "statuscode", SENT);
            rig.crm.server().edit(email, state);
            Map<String, CrmValue> all = new HashMap<>(filed.getOrDefault(email, Map.of()));
            all.putAll(state);
            filed.put(email, all);
            deeds.step("e-mail sent in CRM", email);
        }
    }

    private void remove(RecordRef email) {
        filed.remove(email);
        deeds.edits.deleted(email);
        rig.crm.server().remove(email);
        deeds.step("e-mail deleted in CRM", email);
    }
}
