package dev.crmbridge.embedded;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.Tx;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out who calls, from the bearer token, and whom for, from the impersonation header.
 *
 * @param accounts the known tokens
 * @param database where users and roles are
 */
record SignedIn(Accounts accounts, SqliteDatabase database) {
    /**
     * The caller of a request.
     *
     * @throws dev.crmbridge.embedded.error.CrmException 401 without a known token, 403 for a user who may do nothing
     */
    Caller caller(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw CrmError.UNAUTHENTICATED.with("The request needs an access token: Authorization: Bearer <token>.");
        }
        UUID id = accounts.userOf(header.substring(7).strip())
                .orElseThrow(() -> CrmError.UNAUTHENTICATED.with("The access token is not known to this server."));
        Optional<String> other = Optional.ofNullable(context.header("MSCRMCallerID"));
        return database.read(tx -> {
            Caller caller = active(tx, id);
            return other.isPresent() ? onBehalf(tx, caller, other.get()) : caller;
        });
    }

    /**
     * A user who may sign in.
     *
     * @throws dev.crmbridge.embedded.error.CrmException 401 when there is none, 403 when disabled or without role
     */
    Caller active(Tx tx, UUID id) {
        SqliteSecurity.User user = SqliteSecurity.user(tx, id)
                .orElseThrow(() -> CrmError.UNAUTHENTICATED.with("The user of the access token no longer exists."));
        if (user.disabled()) {
            throw CrmError.USER_DISABLED.with("The specified user (Id = " + id + ") is disabled.");
        }
        if (user.caller().roleCount() == 0) {
            throw CrmError.USER_WITHOUT_ROLE.with("The user with id " + id
                    + " has not been assigned any roles. They need a role with the prvReadUser privilege.");
        }
        return user.caller();
    }

    private Caller onBehalf(Tx tx, Caller caller, String other) {
        if (caller.depth("prvActOnBehalfOfAnotherUser") == Depth.NONE) {
            throw CrmError.CANNOT_ACT_ON_BEHALF.with("The user with Id " + caller.userId()
                    + " may not act on behalf of another user: prvActOnBehalfOfAnotherUser is missing.");
        }
        try {
            return active(tx, UUID.fromString(other.strip())).limitedTo(caller);
        } catch (IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with("MSCRMCallerID must be the id of a user.");
        }
    }
}
