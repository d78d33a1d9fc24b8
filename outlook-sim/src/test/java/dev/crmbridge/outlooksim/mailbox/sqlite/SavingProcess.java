package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** A process of its own that saves items without end and prints each EntryID once its save has returned. */
final class SavingProcess {
    private SavingProcess() {}

    public static void main(String[] args) {
        SimMailbox mailbox = new SimMailbox(
                new SqliteMailboxStore(Path.of(args[0])),
                MailboxSettings.in(ZoneId.of("UTC")),
                InstantSource.system(),
                new SecureRandom());
        for (int i = 0; ; i++) {
            System.out.println(mailbox.create(
                            new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, "task " + i))))
                    .entryId());
        }
    }
}
