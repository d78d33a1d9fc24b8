package dev.crmbridge.sync.run;

import dev.crmbridge.sync.plan.Action;

/** Stable words for what was planned, in reports and decisions. Pure. */
final class ActionWords {
    static final String CREATE_ITEM = "create-item";
    static final String LINK = "link";
    static final String UNLINK = "unlink";
    static final String UNMARK_COPY = "unmark-copy";

    private ActionWords() {}

    static String of(Action action) {
        if (action instanceof Action.UpdateCrm) {
            return "update-crm";
        } else if (action instanceof Action.UpdateOutlook) {
            return "update-outlook";
        } else if (action instanceof Action.RefreshBase) {
            return "agree";
        } else if (action instanceof Action.Hold) {
            return "hold";
        } else if (action instanceof Action.Release) {
            return "release";
        } else if (action instanceof Action.KeepValue) {
            return "keep-value";
        } else if (action instanceof Action.Unlink) {
            return UNLINK;
        } else if (action instanceof Action.DeleteRecord) {
            return "delete-record";
        } else if (action instanceof Action.MoveToDeletedItems) {
            return "delete-item";
        } else if (action instanceof Action.Wait) {
            return "wait";
        } else if (action instanceof Action.Park) {
            return "park";
        }
        return "unpark";
    }
}
