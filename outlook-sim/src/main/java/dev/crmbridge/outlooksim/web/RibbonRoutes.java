package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.api.KindWord;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.web.RibbonHandler.Answer;
import dev.crmbridge.outlooksim.web.RibbonHandler.Click;
import dev.crmbridge.outlooksim.web.RibbonHandler.Control;
import dev.crmbridge.outlooksim.web.RibbonHandler.Selected;
import dev.crmbridge.outlooksim.web.RibbonHandler.Target;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pressing the buttons of the CRM group; the answers are the service's own. */
final class RibbonRoutes {
    private static final Set<String> FIELDS = Set.of("control", "selection", "as", "regarding");

    private final SimMailbox mailbox;
    private final RibbonConnection ribbon;

    RibbonRoutes(SimMailbox mailbox, RibbonConnection ribbon) {
        this.mailbox = mailbox;
        this.ribbon = ribbon;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/ribbon", ctx -> ctx.json(Map.of("connected", ribbon.isConnected())));
        routes.post("/api/ribbon", this::press);
        routes.post("/api/ribbon/state", this::standings);
        routes.get(
                "/api/ribbon/operations/{op}",
                ctx -> send(ctx, () -> ribbon.service().operation(ctx.pathParam("op"))));
        routes.get(
                "/api/ribbon/why/{item}",
                ctx -> send(ctx, () -> ribbon.service().why(ctx.pathParam("item"))));
        routes.post("/api/ribbon/open", this::open);
    }

    private void press(Context ctx) {
        JsonNode body = body(ctx);
        for (String name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw bad(name, "is not known; known are control, selection, as, regarding.");
            }
        }
        Control control = Control.find(body.path("control").asString(""))
                .orElseThrow(() -> bad("control", "must be track, untrack, regarding, parent or view."));
        Click click = new Click(control, selection(body.path("selection")), as(body.path("as")), target(body));
        send(ctx, () -> ribbon.service().press(click));
    }

    private void standings(Context ctx) {
        List<Selected> selected = selection(body(ctx).path("selection"));
        send(ctx, () -> ribbon.service().standings(selected));
    }

    private void open(Context ctx) {
        String path = body(ctx).path("path").asString("");
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw bad("path", "must be the path of a page of the service, e.g. /operations/17.");
        }
        reached(() -> ctx.json(Map.of("url", ribbon.service().open(path).toString())));
    }

    private List<Selected> selection(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            throw bad("selection", "must be a list of one EntryID or more.");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode id : node) {
            ids.add(id.asString(""));
        }
        List<Selected> selected = new ArrayList<>();
        for (String id : ids) {
            SimItem item = mailbox.find(id)
                    .orElseThrow(() -> new RequestRefused(404, "not-found", "There is no item " + id + "."));
            selected.add(new Selected(item.entryId(), item.storeId(), KindWord.of(item.kind())));
        }
        return selected;
    }

    private static @Nullable String as(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        } else if (!node.isString()) {
            throw bad("as", "must be a text, e.g. phonecall.");
        }
        return node.asString();
    }

    private static @Nullable Target target(JsonNode body) {
        JsonNode node = body.path("regarding");
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String entity = node.path("entity").asString("");
        String id = node.path("id").asString("");
        if (entity.isEmpty() || id.isEmpty()) {
            throw bad("regarding", "must be {entity, id}.");
        }
        return new Target(entity, id);
    }

    private static void send(Context ctx, Supplier<Answer> ask) {
        reached(() -> {
            Answer answer = ask.get();
            ctx.status(answer.status())
                    .contentType("application/json; charset=utf-8")
                    .result(answer.json());
        });
    }

    private static void reached(Runnable work) {
        try {
            work.run();
        } catch (RibbonFailure unreachable) {
            throw new RequestRefused(503, "service-not-running", String.valueOf(unreachable.getMessage()));
        }
    }

    private static JsonNode body(Context ctx) {
        JsonNode body = JsonMapper.shared().readTree(ctx.body());
        if (!body.isObject()) {
            throw new RequestRefused(400, "bad-request", "The body must be a JSON object. Nothing was done.");
        }
        return body;
    }

    private static RequestRefused bad(String field, String what) {
        return new RequestRefused(400, "bad-field", "“" + field + "” " + what + " Nothing was done.");
    }
}
