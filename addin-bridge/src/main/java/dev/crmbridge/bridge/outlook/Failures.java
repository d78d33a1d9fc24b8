package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import java.util.Locale;

/** What a failed COM call means to the engine: the one table. */
final class Failures {
    private Failures() {}

    static MailboxFailure of(ComException failure) {
        String code = String.format(Locale.ROOT, "0x%08X", failure.hresult());
        return switch (failure.next()) {
            case RETRY -> new MailboxFailure.Busy("Outlook stayed busy (" + code + "); nothing was done");
            case REATTACH -> new MailboxFailure.NotRunning("Outlook is not running or went away (" + code + ")");
            case MISSING -> new MailboxFailure.NotFound("Outlook finds no such item (" + code + ")");
            case DENIED -> new MailboxFailure.Denied("Outlook or the store refused the call (" + code + ")");
            case REOPEN -> new MailboxFailure.Changed("the item was changed meanwhile (" + code + ")");
            case LATER -> new MailboxFailure.Unreadable("Outlook cannot reach the item now (" + code + ")");
            case BUG -> new MailboxFailure.Bug("Outlook did not accept the call (" + code + ")");
        };
    }
}
