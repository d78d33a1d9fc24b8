package dev.crmbridge.outlooksim.mailbox;

import java.util.List;

/** Keeps a mailbox. Called under the mailbox's lock, so one call at a time. */
public interface MailboxStore extends AutoCloseable {
    /**
     * @return everything committed so far
     * @throws MailboxException when it cannot be read
     */
    MailboxState load();

    /**
     * Makes a change durable, all of it or nothing; it survives the end of the process once this returns.
     *
     * @throws MailboxException when it cannot be written; nothing was changed then
     */
    void commit(List<StateChange> changes);

    /** Releases the file. */
    @Override
    void close();
}
