package dev.crmbridge.sync.plan;

import java.util.Locale;

/** What the states of both sides lead to; the cells of the decision table. */
public enum Decision {
    /** Both sides are as agreed: nothing to do. */
    NOTHING,
    /** Changes travel field by field. */
    MERGE,
    /** The record is closed: the CRM's changes travel, Outlook's stay and are explained. */
    MERGE_FROM_CLOSED,
    /** Come back later. */
    WAIT,
    /** Something is missing for the first time: look once more before anything is concluded. */
    LOOK_AGAIN,
    /** Whatever is left stays; the link goes. */
    UNLINK,
    /** Delete the record if the delete rules allow it, otherwise unlink. */
    DELETE_RECORD,
    /** Move the item to Deleted Items if the delete rules allow it, otherwise unlink or ask. */
    DELETE_ITEM,
    /** An edit stands against a delete: nothing is done until a person chooses. */
    ASK;

    /** @return the word used in the decision table */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
