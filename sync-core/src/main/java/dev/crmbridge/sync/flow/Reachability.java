package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.sync.EngineStatus.Side;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import java.time.Duration;

/** What the last calls said about Outlook and the CRM, and whether the person chose to work offline. */
public final class Reachability {
    /** Asked for instead of a time while the person works offline: going online ends the wait. */
    public static final Duration UNTIL_ONLINE = Duration.ofDays(1);

    static final CrmFailure OFFLINE = new CrmFailure.Retry(
            CrmFailure.Retry.OFFLINE, "You are working offline; the CRM is not called.", UNTIL_ONLINE, false);

    private final Runnable changed;
    private Side outlook = new Side(true, "not called yet");
    private Side crm = new Side(true, "not called yet");
    private boolean offline;
    private int outlookSession;

    /** @param changed called whenever a side or the choice changed */
    public Reachability(Runnable changed) {
        this.changed = changed;
    }

    /** @return Outlook's side */
    public Side outlook() {
        return outlook;
    }

    /** @return a number that changes when Outlook goes away: what was read before may be of another profile than what is read after */
    public int outlookSession() {
        return outlookSession;
    }

    /** @return the CRM's side */
    public Side crm() {
        return crm;
    }

    /** @return whether the person chose to work without the CRM */
    public boolean offlineByChoice() {
        return offline;
    }

    /** Sets the person's choice. */
    public void offlineByChoice(boolean chosen) {
        offline = chosen;
        changed.run();
    }

    /** @return whether the CRM can be used now as far as is known */
    public boolean online() {
        return !offline && crm.reachable();
    }

    /** Outlook said that it went or came. */
    public void outlook(boolean attached) {
        outlook(new Side(attached, attached ? "attached" : "Outlook is not running"));
    }

    void outlook(MailboxResult<?> result) {
        Side next = result.fold(ok -> new Side(true, "attached"), failure -> {
            if (failure instanceof MailboxFailure.NotRunning) {
                return new Side(false, failure.message());
            }
            return failure instanceof MailboxFailure.Busy ? outlook : new Side(true, "attached");
        });
        outlook(next);
    }

    void crm(CrmResult<?> result) {
        Side next = result.fold(ok -> new Side(true, "answers"), failure -> {
            boolean away = failure instanceof CrmFailure.Retry retry && retry.after() == null
                    || failure instanceof CrmFailure.SignIn;
            return away ? new Side(false, failure.message()) : new Side(true, "answers");
        });
        if (!next.equals(crm)) {
            crm = next;
            changed.run();
        }
    }

    private void outlook(Side next) {
        if (!next.equals(outlook)) {
            outlookSession += outlook.reachable() && !next.reachable() ? 1 : 0;
            outlook = next;
            changed.run();
        }
    }
}
