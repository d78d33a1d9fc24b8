package dev.crmbridge.service.api;

import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items and why they are as they are. */
final class ItemRoutes {
    private static final int SHORTEST_PREFIX = 8;

    private final ApiParts parts;

    ItemRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/items", this::list),
                ApiRoute.get("/api/items/{item}", this::resolve),
                ApiRoute.post("/api/items/find", this::find),
                ApiRoute.get("/api/why/{item}", this::why));
    }

    private void list(Context ctx) {
        ItemKind kind = kind(ctx.queryParam("kind"));
        Boolean tracked = Query.flag(ctx, "tracked");
        ctx.json(Awaited.of(parts.engine().items()).stream()
                .filter(row -> kind == null || row.kind() == kind)
                .filter(row -> tracked == null || tracked == (row.state() != ItemRow.State.UNTRACKED))
                .map(row -> ItemJson.of(row, parts.recordUrl(), parts.zone()))
                .toList());
    }

    private void resolve(Context ctx) {
        ctx.json(ItemRefJson.of(only(ctx.pathParam("item"))));
    }

    /** One listing for all of them. */
    private void find(Context ctx) {
        List<String> ids = Body.of(ctx).onlyWith("ids").neededTexts("ids");
        List<ItemRow> rows = Awaited.of(parts.engine().items());
        Map<String, ItemRow> byId = new HashMap<>();
        rows.forEach(row -> byId.put(row.ref().entryId().toUpperCase(Locale.ROOT), row));
        ctx.json(Map.of(
                "items",
                ids.stream().map(id -> FoundItemJson.of(id, rows, byId)).toList()));
    }

    private void why(Context ctx) {
        ctx.json(WhyJson.of(Awaited.of(parts.engine().why(only(ctx.pathParam("item"))))));
    }

    private ItemRow only(String idOrPrefix) {
        checked(idOrPrefix);
        return only(idOrPrefix, Awaited.of(parts.engine().resolve(idOrPrefix)));
    }

    /** Refuses a prefix that would fit too many items. */
    static void checked(String idOrPrefix) {
        if (idOrPrefix.length() < SHORTEST_PREFIX) {
            throw new RequestRefused(
                    400,
                    "prefix-too-short",
                    "“" + idOrPrefix + "” is too short: give the EntryID or at least " + SHORTEST_PREFIX
                            + " characters of it.");
        }
    }

    /** @param rows what begins so */
    static ItemRow only(String idOrPrefix, List<ItemRow> rows) {
        if (rows.isEmpty()) {
            throw new RequestRefused(
                    404,
                    "item-not-found",
                    "No item has the EntryID “" + idOrPrefix
                            + "” or one that begins so. It may have been moved or deleted.");
        }
        if (rows.size() > 1) {
            throw new RequestRefused(
                    409,
                    "prefix-not-unique",
                    rows.size() + " items begin with “" + idOrPrefix + "”. Give more characters.");
        }
        return rows.get(0);
    }

    private static @Nullable ItemKind kind(@Nullable String word) {
        try {
            return word == null ? null : ItemKind.ofWord(word);
        } catch (IllegalArgumentException unknown) {
            throw Body.bad("bad-request", unknown.getMessage() + ".");
        }
    }
}
