package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import java.util.Locale;

/** What a failed COM call means to the engine: the one table. */
final class Failures {
    private Failures() {}

    static MailboxFailure of(ComException failure) {
        String code = String.format(Locale.ROOT, "0x%08X", failure.hresult());
        return switch (failure.next()) {
            case RETRY -> new MailboxFailure.Busy("Outlook stayed busy (" + code + "); nothing was done");
            case REATTACH -> new MailboxFailure.NotRunning(away(failure.hresult()) + " (" + code + ")");
            case MISSING -> new MailboxFailure.NotFound("Outlook finds no such item (" + code + ")");
            case DENIED -> new MailboxFailure.Denied("Outlook or the store refused the call (" + code + ")");
            case REOPEN -> new MailboxFailure.Changed("the item was changed meanwhile (" + code + ")");
            case LATER -> new MailboxFailure.Unreadable("Outlook cannot reach the item now (" + code + ")");
            case BUG -> new MailboxFailure.Bug("Outlook did not accept the call (" + code + ")");
        };
    }

    private static String away(int hresult) {
        return switch (hresult) {
            case HResult.NEW_OUTLOOK_ONLY ->
                "Only the new Outlook is running, and it cannot be connected: switch to classic Outlook (“New Outlook” off)";
            case HResult.CLASS_NOT_REGISTERED, HResult.CLASS_NAME_UNKNOWN ->
                "Classic Outlook is not installed on this computer";
            case HResult.SERVER_START_FAILED, HResult.NEEDS_ELEVATION ->
                "Outlook runs with other rights: start both Outlook and this service without “Run as administrator”";
            default -> "Outlook is not running or went away";
        };
    }
}
