package dev.crmbridge.outlooksim.mailbox.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.mailbox.DefaultFolder;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.testkit.Property;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopenPropertyTest {
    @TempDir
    private Path folder;

    private int files;

    @Test
    void aReopenedMailboxIsTheOneThatWasClosed() {
        Property.holds("a mailbox reopens as it was, and ids never come twice", 10, random -> {
            Path file = folder.resolve("mailbox" + files++ + ".db");
            Set<String> everUsed = new HashSet<>();
            List<SimItem> before;
            List<SimFolder> folders;
            try (SimMailbox mailbox = open(file, random.nextLong())) {
                for (int i = 0; i < 40; i++) {
                    step(mailbox, random);
                    mailbox.items().forEach(item -> everUsed.add(item.entryId()));
                }
                before = sorted(mailbox.items());
                folders = mailbox.folders();
                assertThat(before.stream().map(SimItem::version)).doesNotHaveDuplicates();
            }
            try (SimMailbox mailbox = open(file, random.nextLong())) {
                assertThat(sorted(mailbox.items())).isEqualTo(before);
                assertThat(mailbox.folders()).isEqualTo(folders);
                SimItem fresh = mailbox.create(new NewItem(ItemKind.MAIL, null, List.of()));
                assertThat(everUsed).doesNotContain(fresh.entryId());
                assertThat(before).allSatisfy(item -> assertThat(item.version()).isLessThan(fresh.version()));
            }
        });
    }

    private static void step(SimMailbox mailbox, SplittableRandom random) {
        List<SimItem> items = mailbox.items();
        if (items.isEmpty() || random.nextInt(3) == 0) {
            ItemKind kind = ItemKind.values()[random.nextInt(ItemKind.values().length)];
            mailbox.create(new NewItem(kind, null, List.of(ItemChange.text(Fields.SUBJECT, "s" + random.nextInt()))));
            return;
        }
        SimItem item = items.get(random.nextInt(items.size()));
        switch (random.nextInt(6)) {
            case 0 -> mailbox.edit(item.entryId(), List.of(ItemChange.text(Fields.BODY, "b" + random.nextInt())));
            case 1 -> mailbox.delete(item.entryId());
            case 2 -> mailbox.copy(item.entryId());
            case 3 -> mailbox.move(item.entryId(), anyFolder(mailbox, random).entryId());
            case 4 -> mailbox.purge(item.entryId());
            default -> {
                if (item.kind() == ItemKind.APPOINTMENT) {
                    mailbox.respond(item.entryId(), 2 + random.nextInt(3));
                } else {
                    mailbox.addFolder(mailbox.defaultFolder(DefaultFolder.TASKS).entryId(), "f" + random.nextLong(), 3);
                }
            }
        }
    }

    private static SimFolder anyFolder(SimMailbox mailbox, SplittableRandom random) {
        List<SimFolder> folders = mailbox.folders();
        return folders.get(random.nextInt(folders.size()));
    }

    private static List<SimItem> sorted(List<SimItem> items) {
        List<SimItem> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(SimItem::entryId));
        return sorted;
    }

    private static SimMailbox open(Path file, long seed) {
        return new SimMailbox(
                new SqliteMailboxStore(file),
                MailboxSettings.in(ZoneId.of("Europe/Berlin")),
                () -> Instant.parse("2026-11-02T09:10:11Z"),
                new SplittableRandom(seed));
    }
}
