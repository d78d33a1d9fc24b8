package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Mail in a simulated life: it comes and goes, the CRM has an e-mail of some of it, and the user gives commands for it. */
final class SimulatedMail {
    /** Answers have the subject of what they answer. */
    private static final List<String> SUBJECTS = List.of("Offer", "Order", "Complaint");

    private final SplittableRandom random;
    private final EngineRig rig;
    private final SimulatedHand hand;
    private final SimulatedEmails emails;
    private final SimulatedDesk desk;
    private final List<Letter> letters = new ArrayList<>();
    private final Map<ItemRef, String> messageIds = new HashMap<>();
    private int number;

    private record Letter(ItemRef item, String subject, String messageId) {}

    SimulatedMail(
            SplittableRandom random, EngineRig rig, SimulatedHand hand, SimulatedEmails emails, SimulatedDesk desk) {
        this.random = random;
        this.rig = rig;
        this.hand = hand;
        this.emails = emails;
        this.desk = desk;
    }

    /** @return the message id of every mail that ever had one */
    Map<ItemRef, String> messageIds() {
        return messageIds;
    }

    /** One random step. */
    void act() {
        int choice = random.nextInt(18);
        if (letters.isEmpty() || choice < 4) {
            come(choice % 2 == 0);
            return;
        }
        Letter letter = letters.get(random.nextInt(letters.size()));
        switch (choice) {
            case 4 -> draft();
            case 5 -> emails.file(letter.messageId(), letter.subject(), SimulatedEmails.As.SENT);
            case 6 -> hand.command(CommandKind.TRACK, letter.item());
            case 7 -> hand.command(CommandKind.UNTRACK, letter.item(), null, random.nextBoolean());
            case 8 -> hand.command(CommandKind.PARENT, letter.item(), SimulatedColleague.ACCOUNT, null);
            case 9 -> delete(letter);
            case 10 -> hand.command(CommandKind.REGARDING, letter.item());
            case 11 -> takeBack();
            default -> {
                RecordRef target = random.nextBoolean() ? SimulatedColleague.ACCOUNT : SimulatedEmails.BIRCH;
                hand.command(CommandKind.REGARDING, letter.item(), target, null);
            }
        }
    }

    private void takeBack() {
        desk.takeBack(20, entry -> entry.record().entity().equals(EmailFields.TABLE));
    }

    /** One received or sent; the CRM gets most of it. */
    private void come(boolean sent) {
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        String messageId = "<letter-" + ++number + "@example.com>";
        ItemRef mail = rig.mailbox.add(
                HandmadeItem.of(ItemKind.MAIL, subject).with(ItemField.MESSAGE_ID, ItemValue.text(messageId)));
        keep(new Letter(mail, subject, messageId));
        hand.left(mail);
        hand.step(sent ? "mail sent" : "mail received", mail + " " + messageId);
        switch (random.nextInt(4)) {
            case 0 -> {} // the CRM does not get it
            case 1 -> emails.file(messageId, subject, SimulatedEmails.As.OPEN);
            default -> emails.file(messageId, subject, sent ? SimulatedEmails.As.SENT : SimulatedEmails.As.RECEIVED);
        }
    }

    /** A mail without message id until it is sent; in between, commands may be given. */
    private void draft() {
        ItemRef mail = rig.mailbox.add(HandmadeItem.of(ItemKind.MAIL, SUBJECTS.get(0)));
        hand.left(mail);
        hand.command(CommandKind.REGARDING, mail, SimulatedEmails.BIRCH, null);
        if (random.nextBoolean()) {
            String messageId = "<letter-" + ++number + "@example.com>";
            rig.mailbox.edit(mail, Map.of(ItemField.MESSAGE_ID, ItemValue.text(messageId)));
            hand.left(mail);
            keep(new Letter(mail, SUBJECTS.get(0), messageId));
            emails.file(messageId, SUBJECTS.get(0), SimulatedEmails.As.SENT);
            hand.step("draft sent", mail);
        } else {
            hand.step("draft", mail);
        }
    }

    private void keep(Letter letter) {
        letters.add(letter);
        messageIds.put(letter.item(), letter.messageId());
    }

    private void delete(Letter letter) {
        if (random.nextBoolean()) {
            rig.mailbox.delete(letter.item());
            hand.left(letter.item());
        } else {
            hand.erase(letter.item());
            letters.remove(letter);
        }
        hand.step("mail deleted", letter.item());
    }
}
