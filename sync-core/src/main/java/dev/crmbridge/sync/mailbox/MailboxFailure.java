package dev.crmbridge.sync.mailbox;

/** Why a call to the mailbox failed, by what has to happen next. */
public sealed interface MailboxFailure {
    /** @return what happened, in words without private text */
    String message();

    /** Outlook stayed busy for longer than the adapter waits; nothing was done: try again later. */
    record Busy(String message) implements MailboxFailure {}

    /** Outlook is not running or went away; a write may or may not have been carried out: try again when it is back. */
    record NotRunning(String message) implements MailboxFailure {}

    /** There is no item with this EntryID; it may have moved. Not yet "deleted". */
    record NotFound(String message) implements MailboxFailure {}

    /** The item exists but cannot be read or written now (mailbox offline, guard, damaged). Never means deleted. */
    record Unreadable(String message) implements MailboxFailure {}

    /** The store or the person's rights forbid it. */
    record Denied(String message) implements MailboxFailure {}

    /** The item was changed meanwhile: read it again. */
    record Changed(String message) implements MailboxFailure {}

    /** A wrong call or a broken answer: a bug. */
    record Bug(String message) implements MailboxFailure {}
}
