package dev.crmbridge.outlooksim.page;

import dev.crmbridge.outlooksim.api.ItemJson;
import dev.crmbridge.outlooksim.mailbox.SimFolder;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.web.assets.Assets;
import dev.crmbridge.web.page.Pages;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.javalin.config.RoutesConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page {@code /outlook} and what its scripts ask for besides the items. */
public final class OutlookPage implements AutoCloseable {
    private static final String FOLDER = "/dev/crmbridge/outlooksim/page/";

    private final SimMailbox mailbox;
    private final Assets assets;
    private final Pages pages;
    private final MailboxStream stream;

    /** @param mailbox what it shows */
    public OutlookPage(SimMailbox mailbox) {
        this.mailbox = mailbox;
        this.assets = Assets.shared()
                .with(
                        OutlookPage.class,
                        FOLDER,
                        "outlook.css",
                        "outlook-form.css",
                        "outlook-icons.svg",
                        "outlook-main.js",
                        "outlook-mailbox.js",
                        "outlook-words.js",
                        "outlook-list.js",
                        "outlook-reading.js",
                        "outlook-ribbon.js",
                        "outlook-crm.js",
                        "outlook-form.js",
                        "outlook-fields.js",
                        "outlook-windows.js");
        this.pages = new Pages(TemplateEngine.createPrecompiled(ContentType.Html), assets);
        this.stream = new MailboxStream(mailbox);
    }

    /** @return the files of the page */
    public Assets assets() {
        return assets;
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> ctx.redirect("/outlook"));
        routes.get(
                "/outlook",
                ctx -> pages.fragment(
                        ctx,
                        "outlook/outlook.jte",
                        Map.of("view", new OutlookView(mailbox.settings().ownerAddress(), assets))));
        routes.get("/api/mailbox", ctx -> ctx.json(shown()));
        routes.sse("/api/events", stream::add);
    }

    @Override
    public void close() {
        stream.close();
    }

    private Map<String, Object> shown() {
        ItemJson json = ItemJson.of(mailbox);
        return Map.of(
                "owner", mailbox.settings().ownerAddress(),
                "ownerName", mailbox.settings().ownerName(),
                "zone", mailbox.zone().getId(),
                "now", json.time(mailbox.rules().now()),
                "stores",
                        mailbox.stores().stream()
                                .map(store -> Map.of(
                                        "id",
                                        store.storeId(),
                                        "name",
                                        store.displayName(),
                                        "default",
                                        store.isDefault()))
                                .toList(),
                "folders", folders(),
                "categories",
                        mailbox.categories().stream()
                                .map(category -> Map.of("name", category.name(), "color", category.color()))
                                .toList());
    }

    private List<Map<String, @Nullable Object>> folders() {
        return mailbox.folders().stream()
                .filter(folder -> folder.parentId() != null)
                .map(OutlookPage::folder)
                .toList();
    }

    private static Map<String, @Nullable Object> folder(SimFolder folder) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", folder.entryId());
        json.put("store", folder.storeId());
        json.put("parent", folder.parentId());
        json.put("name", folder.name());
        json.put("role", folder.role() == null ? null : folder.role().name());
        json.put("itemType", folder.itemType());
        return json;
    }
}
