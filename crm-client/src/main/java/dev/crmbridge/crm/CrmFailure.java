package dev.crmbridge.crm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, by what has to happen next. Decided from the error code of the answer, never from the HTTP status
 * alone (Dataverse Web API, "Compose HTTP requests and handle errors").
 *
 * <p>{@link #code()} is the server's code ({@code 0x80040333}) or a word of ours for failures without one; {@link
 * #message()} is for a person and holds no private text.
 */
public sealed interface CrmFailure {
    /** @return the code of the answer, or a word of ours where there was none */
    String code();

    /** @return what happened, in words */
    String message();

    /**
     * The server asked for a pause or could not be reached: the same call may be repeated later.
     *
     * @param after how long the server asked to wait; null = the caller chooses
     * @param maybeDone true when the request was sent and no answer came: it may have been carried out
     */
    record Retry(String code, String message, @Nullable Duration after, boolean maybeDone) implements CrmFailure {
        /** Code of a call that was not made, because the person works offline by choice. */
        public static final String OFFLINE = "offline";

        /** @return whether the person works offline by choice, so that the CRM was not called */
        public boolean isChosen() {
            return code.equals(OFFLINE);
        }
    }

    /** A create met its own key: the record exists. Read it and compare. */
    record KeyExists(String code, String message) implements CrmFailure {}

    /** The server found duplicates: list them and ask a person. */
    record DuplicatesFound(String code, String message) implements CrmFailure {}

    /** The record has another version than the one named: read it again, merge, repeat. */
    record VersionChanged(String code, String message) implements CrmFailure {}

    /** There is no such record. */
    record Gone(String code, String message) implements CrmFailure {}

    /**
     * The user may not do this.
     *
     * @param privilege the missing privilege where the server named it, e.g. {@code prvCreateActivity}
     */
    record Denied(String code, String message, @Nullable String privilege) implements CrmFailure {
        private static final String NO_ROLE = "0x80042F09";

        /** @return refused because the user has no security role at all */
        public static Denied withoutRole() {
            return new Denied(NO_ROLE, "You have no security role in the CRM. Ask your administrator for one.", null);
        }

        /** @return whether the user may do nothing at all, for want of a security role */
        public boolean isWithoutRole() {
            return code.equalsIgnoreCase(NO_ROLE);
        }
    }

    /** The record is closed and therefore read-only. */
    record ReadOnly(String code, String message) implements CrmFailure {}

    /** The server refused the content; repeating cannot help. */
    record Rejected(String code, String message) implements CrmFailure {
        /** Code when the CRM has no table of the name that was asked for. */
        public static final String NO_SUCH_TABLE = "no-such-table";
    }

    /** Not signed in, or the sign-in ended. */
    record SignIn(String code, String message) implements CrmFailure {}

    /** The answer makes no sense: a wrong address, a proxy, or a bug. */
    record Unexpected(String code, String message) implements CrmFailure {}
}
