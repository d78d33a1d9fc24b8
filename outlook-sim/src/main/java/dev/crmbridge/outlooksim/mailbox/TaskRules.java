package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.PropertyValue.Day;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Flag;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Int;
import java.time.LocalDate;

/** How a task's status, progress and dates depend on each other; source: TaskItem in the Outlook object model. */
final class TaskRules {
    private static final int NOT_STARTED = 0;
    private static final int IN_PROGRESS = 1;
    private static final int COMPLETE = 2;

    private TaskRules() {}

    /** @return {@code content}, in which {@code key} was just set, with everything that follows from it */
    static ItemContent settle(ItemContent content, PropertyKey key, LocalDate today) {
        if (key.equals(Fields.STATUS)) {
            return afterStatus(content, content.number(Fields.STATUS, NOT_STARTED), today);
        } else if (key.equals(Fields.PERCENT_COMPLETE)) {
            return afterPercent(content, content.number(Fields.PERCENT_COMPLETE, 0), today);
        } else if (key.equals(Fields.COMPLETE)) {
            return afterComplete(content, content.flag(Fields.COMPLETE), today);
        } else if (key.equals(Fields.DATE_COMPLETED)) {
            return content.value(key).isPresent() ? complete(content, today) : content;
        } else if (key.equals(Fields.DUE_DATE)) {
            return pull(content, Fields.DUE_DATE, Fields.START_DATE, true);
        } else if (key.equals(Fields.START_DATE)) {
            return pull(content, Fields.START_DATE, Fields.DUE_DATE, false);
        }
        return content;
    }

    private static ItemContent afterStatus(ItemContent content, int status, LocalDate today) {
        if (status < 0 || status > 4) {
            throw new MailboxException(
                    MailboxException.Problem.INVALID, "task status " + status + " is not between 0 and 4");
        }
        if (status == COMPLETE) {
            return complete(content, today);
        }
        boolean wasComplete = content.flag(Fields.COMPLETE) || content.number(Fields.PERCENT_COMPLETE, 0) == 100;
        ItemContent open = reopened(content);
        return status == NOT_STARTED || wasComplete ? open.with(Fields.PERCENT_COMPLETE, new Int(0)) : open;
    }

    private static ItemContent afterPercent(ItemContent content, int percent, LocalDate today) {
        if (percent < 0 || percent > 100) {
            throw new MailboxException(
                    MailboxException.Problem.INVALID, "percent complete " + percent + " is not between 0 and 100");
        }
        if (percent == 100) {
            return complete(content, today);
        }
        int status = content.number(Fields.STATUS, NOT_STARTED);
        ItemContent open = reopened(content);
        if (percent == 0 && (status == IN_PROGRESS || status == COMPLETE)) {
            return open.with(Fields.STATUS, new Int(NOT_STARTED));
        }
        return percent > 0 && (status == NOT_STARTED || status == COMPLETE)
                ? open.with(Fields.STATUS, new Int(IN_PROGRESS))
                : open;
    }

    private static ItemContent afterComplete(ItemContent content, boolean complete, LocalDate today) {
        if (complete) {
            return complete(content, today);
        }
        if (content.number(Fields.STATUS, NOT_STARTED) != COMPLETE) {
            return content;
        }
        return reopened(content).with(Fields.STATUS, new Int(NOT_STARTED)).with(Fields.PERCENT_COMPLETE, new Int(0));
    }

    private static ItemContent complete(ItemContent content, LocalDate today) {
        ItemContent done = content.with(Fields.STATUS, new Int(COMPLETE))
                .with(Fields.PERCENT_COMPLETE, new Int(100))
                .with(Fields.COMPLETE, new Flag(true));
        return done.value(Fields.DATE_COMPLETED).isPresent() ? done : done.with(Fields.DATE_COMPLETED, new Day(today));
    }

    private static ItemContent reopened(ItemContent content) {
        return content.with(Fields.COMPLETE, new Flag(false)).without(Fields.DATE_COMPLETED);
    }

    private static ItemContent pull(ItemContent content, PropertyKey set, PropertyKey other, boolean otherIsEarlier) {
        if (content.values().get(set) instanceof Day day && content.values().get(other) instanceof Day second) {
            boolean wrong = otherIsEarlier
                    ? second.value().isAfter(day.value())
                    : second.value().isBefore(day.value());
            return wrong ? content.with(other, day) : content;
        }
        return content;
    }
}
