package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.ApiRequest;
import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.api.Errors;
import dev.crmbridge.embedded.api.Session;
import dev.crmbridge.embedded.api.WebApi;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.pages.Gateway;
import dev.crmbridge.embedded.pages.PageUser;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.sqlite.SqliteDatabase;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lets the pages use the Web API as the person who is signed in. */
record PageAccess(WebApi api, SqliteDatabase database, SignedIn signedIn, Schema schema) implements Gateway {
    @Override
    public ApiResponse send(PageUser user, String method, String target, Map<String, String> headers, String body) {
        try {
            Session session =
                    new Session(database.read(tx -> signedIn.active(tx, user.id())), database, Map.of(), false);
            return api.handle(
                    new ApiRequest(method, "/api/data/v9.2/", target, headers, body.getBytes(StandardCharsets.UTF_8)),
                    session);
        } catch (CrmException refused) {
            return Errors.answer(refused.error(), refused.text());
        }
    }

    /** The user of a token, if it is known. */
    Optional<PageUser> userOf(String token) {
        return signedIn.accounts().userOf(token).flatMap(this::user);
    }

    /** A user, if there is one. */
    Optional<PageUser> user(UUID id) {
        return database.read(tx -> SqliteRows.find(tx, schema.get("systemuser"), id))
                .map(row -> new PageUser(id, String.valueOf(row.get("fullname"))));
    }
}
