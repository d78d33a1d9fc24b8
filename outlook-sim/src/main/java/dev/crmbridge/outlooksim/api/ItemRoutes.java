package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes with which a script works in the mailbox as by hand. Every change is checked as a whole before it begins. */
public final class ItemRoutes {
    private final SimMailbox mailbox;
    private final ItemReader reader;
    private final Places places;

    /** @param mailbox what they work in */
    public ItemRoutes(SimMailbox mailbox) {
        this.mailbox = mailbox;
        this.reader = new ItemReader(mailbox);
        this.places = new Places(mailbox);
    }

    /** Adds the routes below {@code /api/items}. */
    public void addTo(RoutesConfig routes) {
        routes.exception(MailboxException.class, ItemRoutes::answer);
        routes.get("/api/items", this::list);
        routes.post("/api/items", this::create);
        routes.get("/api/items/{id}", ctx -> ctx.json(shown(found(ctx))));
        routes.patch("/api/items/{id}", this::edit);
        routes.delete("/api/items/{id}", this::delete);
        routes.post("/api/items/{id}/respond", this::respond);
    }

    private void list(Context ctx) {
        @Nullable String word = ctx.queryParam("kind");
        @Nullable
        ItemKind kind = word == null
                ? null
                : KindWord.find(word).orElseThrow(() -> BadField.of("kind", "is not a kind of item: “" + word + "”."));
        @Nullable String folderText = ctx.queryParam("folder");
        @Nullable
        SimFolder folder = folderText == null
                ? null
                : places.named(folderText, mailbox.defaultStore().storeId());
        boolean deletedToo = "true".equals(ctx.queryParam("includeDeleted")) || folder != null;
        Set<String> deleted = deletedToo ? Set.of() : deletedFolders();
        ItemJson json = ItemJson.of(mailbox);
        ctx.json((folder == null ? mailbox.items() : mailbox.items(folder.entryId()))
                .stream()
                        .filter(item -> kind == null || item.kind() == kind)
                        .filter(item -> !deleted.contains(item.folderId()))
                        .map(json::whole)
                        .toList());
    }

    private void create(Context ctx) {
        JsonNode body = body(ctx);
        List<NewItem> wanted = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        Iterable<JsonNode> items = body.isArray() ? body : List.of(body);
        for (JsonNode item : items) {
            asked.add(wanted.size());
            wanted.addAll(reader.created(item));
        }
        List<SimItem> created = mailbox.createAll(wanted);
        ItemJson json = ItemJson.of(mailbox);
        List<Map<String, @Nullable Object>> answer =
                asked.stream().map(at -> json.whole(created.get(at))).toList();
        ctx.status(201).json(body.isArray() ? answer : answer.get(0));
    }

    private void edit(Context ctx) {
        SimItem item = found(ctx);
        ItemReader.Edit edit = reader.edit(item, body(ctx));
        String id = item.entryId();
        if (edit.target() != null) {
            id = mailbox.move(id, edit.target().entryId()).entryId();
        }
        SimItem after = edit.changes().isEmpty() ? mailbox.get(id) : mailbox.edit(id, edit.changes());
        ctx.json(shown(after));
    }

    private void delete(Context ctx) {
        SimItem item = found(ctx);
        if ("true".equals(ctx.queryParam("permanent"))) {
            mailbox.purge(item.entryId());
        } else {
            mailbox.delete(item.entryId());
        }
        ctx.status(204);
    }

    /** Answers a meeting; its calendar item is replaced, as Outlook does, so the answer has another id. */
    private void respond(Context ctx) {
        SimItem item = found(ctx);
        FieldValue response = new FieldValue("response", body(ctx).path("response"));
        int number = response.number(2, 4);
        SimItem entry = item.kind() == ItemKind.MEETING
                ? mailbox.associatedAppointment(item).orElseGet(() -> mailbox.create(reader.entryOf(item)))
                : item;
        ctx.json(shown(mailbox.respond(entry.entryId(), number)));
    }

    private SimItem found(Context ctx) {
        String id = ctx.pathParam("id");
        return mailbox.find(id).orElseThrow(() -> new RequestRefused(404, "not-found", "There is no item " + id + "."));
    }

    private Map<String, @Nullable Object> shown(SimItem item) {
        return ItemJson.of(mailbox).whole(item);
    }

    private Set<String> deletedFolders() {
        Set<String> deleted = new HashSet<>();
        for (SimFolder folder : mailbox.folders()) {
            if (folder.defaultFolder()
                    .filter(role -> role == dev.crmbridge.outlooksim.mailbox.DefaultFolder.DELETED_ITEMS)
                    .isPresent()) {
                addWithSubfolders(folder.entryId(), deleted);
            }
        }
        return deleted;
    }

    private void addWithSubfolders(String folderId, Set<String> into) {
        into.add(folderId);
        mailbox.subfolders(folderId).forEach(below -> addWithSubfolders(below.entryId(), into));
    }

    private static JsonNode body(Context ctx) {
        String text = ctx.body();
        if (text.isBlank()) {
            throw new RequestRefused(400, "bad-request", "The request has no JSON body. Nothing was changed.");
        }
        return JsonMapper.shared().readTree(text);
    }

    private static void answer(MailboxException failure, Context ctx) {
        int status = switch (failure.problem()) {
            case NOT_FOUND -> 404;
            case INVALID -> 400;
            case CHANGED, CANCELED -> 409;
            case STORAGE -> 507;
        };
        ctx.status(status)
                .json(Map.of(
                        "error",
                        Map.of(
                                "code",
                                "mailbox-"
                                        + failure.problem()
                                                .name()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', '-'),
                                "message",
                                String.valueOf(failure.getMessage()))));
    }
}
