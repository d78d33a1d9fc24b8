package dev.crmbridge.web.access;

/**
 * A browser that is signed in.
 *
 * @param id secret value of its cookie
 * @param pageKey secret its page tokens are made with, never sent
 * @param who the person
 * @param <P> type of the person
 */
public record Session<P>(String id, String pageKey, P who) {
    /** Names the person only, so that secrets stay out of logs. */
    @Override
    public String toString() {
        return "Session[" + who + "]";
    }
}
