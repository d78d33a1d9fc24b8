package dev.crmbridge.outlooksim.imports;

import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Puts what files hold into a mailbox: all items of one call in one transaction, or none. */
public final class MailboxImport {
    private final SimMailbox mailbox;

    /** @param mailbox receives the items in its default store */
    public MailboxImport(SimMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /**
     * Imports a file written by another program.
     *
     * @param file {@code .ics} or {@code .vcs} for calendar and tasks, {@code .vcf} for contacts
     * @return the items created
     * @throws ImportException with line and reason; nothing was imported then
     * @throws IOException when the file cannot be read; nothing was imported then
     */
    public List<SimItem> importFile(Path file) throws ImportException, IOException {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        byte[] bytes = Files.readAllBytes(file);
        if (lower.endsWith(".ics") || lower.endsWith(".vcs")) {
            return add(name, CalendarFile.read(name, bytes, mailbox.zone()));
        } else if (lower.endsWith(".vcf")) {
            return add(name, ContactFile.read(name, bytes));
        }
        throw new ImportException(name, 0, "only .ics, .vcs and .vcf files can be imported");
    }

    /**
     * Adds items already read.
     *
     * @param name where they come from, for messages
     * @return the items created, in the same order
     * @throws ImportException when the mailbox refuses one; nothing was imported then
     */
    public List<SimItem> add(String name, List<ImportedItem> items) throws ImportException {
        ImportedChanges changes = new ImportedChanges(mailbox.zone(), mailbox.settings());
        List<NewItem> wanted = items.stream().map(changes::of).toList();
        try {
            return mailbox.createAll(wanted);
        } catch (MailboxException refused) {
            throw new ImportException(name, 0, String.valueOf(refused.getMessage()));
        }
    }
}
