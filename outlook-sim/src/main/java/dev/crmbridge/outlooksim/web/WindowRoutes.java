package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.api.KindWord;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.Windows;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is shown and selected in the windows, as programs that are attached see it: read and changed as by a hand. */
final class WindowRoutes {
    private static final Set<String> FIELDS = Set.of("folder", "selection", "open", "openNew", "close");

    private final Windows windows;
    private final SimMailbox mailbox;

    WindowRoutes(Windows windows, SimMailbox mailbox) {
        this.windows = windows;
        this.mailbox = mailbox;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/windows", ctx -> ctx.json(shown()));
        routes.post("/api/windows", this::change);
    }

    /** Everything is checked first: a refused request changes nothing. */
    private void change(Context ctx) {
        JsonNode body = JsonMapper.shared().readTree(ctx.body());
        if (!body.isObject()) {
            throw new RequestRefused(400, "bad-request", "The body must be a JSON object. Nothing was done.");
        }
        for (String name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw bad(name, "is not known; known are folder, selection, open, openNew, close.");
            }
        }
        String folder = folder(body.path("folder"));
        List<String> selection = selection(body.path("selection"));
        String open = item(body.path("open"), "open");
        ItemKind openNew = kind(body.path("openNew"));
        Integer close = inspector(body.path("close"));
        if (folder != null && !folder.equals(windows.shownFolder())) {
            windows.showFolder(folder);
        }
        if (selection != null && !selection.equals(windows.selection())) {
            windows.select(selection);
        }
        if (close != null) {
            windows.close(close);
        }
        if (open != null) {
            windows.open(open);
        }
        if (openNew != null) {
            windows.openNew(openNew);
        }
        ctx.json(shown());
    }

    private Map<String, Object> shown() {
        List<Map<String, @Nullable Object>> forms = new ArrayList<>();
        for (int number : windows.open()) {
            Map<String, @Nullable Object> form = new LinkedHashMap<>();
            form.put("number", number);
            form.put("item", windows.entryId(number).orElse(null));
            forms.add(form);
        }
        return Map.of("folder", windows.shownFolder(), "selection", windows.selection(), "forms", forms);
    }

    private @Nullable String folder(JsonNode node) {
        String id = text(node, "folder");
        if (id != null && mailbox.folder(id).isEmpty()) {
            throw new RequestRefused(404, "not-found", "There is no folder " + id + ". Nothing was done.");
        }
        return id;
    }

    private @Nullable List<String> selection(JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isArray()) {
            throw bad("selection", "must be a list of EntryIDs; an empty one selects nothing.");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode each : node) {
            String id = item(each, "selection");
            if (id == null) {
                throw bad("selection", "must be a list of EntryIDs.");
            }
            ids.add(id);
        }
        return ids;
    }

    private @Nullable String item(JsonNode node, String field) {
        String id = text(node, field);
        if (id != null && mailbox.find(id).isEmpty()) {
            throw new RequestRefused(404, "not-found", "There is no item " + id + ". Nothing was done.");
        }
        return id;
    }

    private static @Nullable ItemKind kind(JsonNode node) {
        String word = text(node, "openNew");
        return word == null
                ? null
                : KindWord.find(word)
                        .orElseThrow(
                                () -> bad("openNew", "must be task, appointment, meetingRequest, contact or mail."));
    }

    private @Nullable Integer inspector(JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isInt() || !windows.open().contains(node.intValue())) {
            throw bad("close", "must be the number of an open form.");
        }
        return node.intValue();
    }

    private static @Nullable String text(JsonNode node, String field) {
        if (isAbsent(node)) {
            return null;
        }
        if (!node.isString()) {
            throw bad(field, "must be a text.");
        }
        return node.asString();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static RequestRefused bad(String field, String what) {
        return new RequestRefused(400, "bad-field", "“" + field + "” " + what + " Nothing was done.");
    }
}
