package dev.crmbridge.sync.flow;

import java.util.List;

/**
 * Named points between two steps, where a crash must lose nothing and duplicate nothing. The default does nothing; a crash test
 * ends the process there. Called on the engine's thread or on the disk worker.
 */
@FunctionalInterface
public interface Failpoints {
    /** Operations are not yet in the outbox. */
    String BEFORE_OUTBOX = "before-outbox";

    /** Operations are durable, nobody was told. */
    String AFTER_OUTBOX = "after-outbox";

    /** The item was read and passed the rules; nothing is stored about it. */
    String AFTER_READ = "after-read";

    /** Key and content of the record are fixed and durable. */
    String AFTER_PREPARED = "after-prepared";

    /** A question is durable, nobody was told. */
    String AFTER_QUESTION = "after-question";

    /** The answer is durable, nothing was done about it. */
    String AFTER_ANSWER = "after-answer";

    /** The CRM created the record; we know nothing about it yet. */
    String AFTER_CREATE = "after-create";

    /** The CRM set the record's state; we know nothing about the record yet. */
    String AFTER_STATE = "after-state";

    /** Link, base, journal and the end of the operation are durable; the item is not marked. */
    String AFTER_LINK = "after-link";

    /** The item is marked; the store still says that the mark is due. */
    String AFTER_MARK = "after-mark";

    /** Untrack deleted the record; the link is still there. */
    String AFTER_DELETE = "after-delete";

    /** The link is removed; the item still carries the mark. */
    String AFTER_UNLINK = "after-unlink";

    /** Set Regarding changed the record; the base does not know. */
    String AFTER_REGARDING = "after-regarding";

    /** A run changed the record; the base does not know. */
    String AFTER_CRM_WRITE = "after-crm-write";

    /** A run changed the item; the base does not know. */
    String AFTER_OUTLOOK_WRITE = "after-outlook-write";

    /** A run deleted the record or the item; the link is still there. */
    String AFTER_SYNC_DELETE = "after-sync-delete";

    /** A run stored what it did to a pair. */
    String AFTER_PAIR = "after-pair";

    /** All names. */
    List<String> ALL = List.of(
            BEFORE_OUTBOX,
            AFTER_OUTBOX,
            AFTER_READ,
            AFTER_PREPARED,
            AFTER_QUESTION,
            AFTER_ANSWER,
            AFTER_CREATE,
            AFTER_STATE,
            AFTER_LINK,
            AFTER_MARK,
            AFTER_DELETE,
            AFTER_UNLINK,
            AFTER_REGARDING,
            AFTER_CRM_WRITE,
            AFTER_OUTLOOK_WRITE,
            AFTER_SYNC_DELETE,
            AFTER_PAIR);

    /** Does nothing. */
    Failpoints NONE = name -> {};

    /** Comes by the point of that name. */
    void hit(String name);
}
