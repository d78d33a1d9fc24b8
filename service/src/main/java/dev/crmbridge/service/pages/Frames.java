package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.api.LoopbackApi;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.page.NavEntry;
import dev.crmbridge.web.page.Site;
import dev.crmbridge.web.text.IdeaWord;
import dev.crmbridge.web.text.Tone;
import java.util.List;

/** What stands around the pages: navigation with counts and how both sides are reached. */
record Frames(Engine engine) {
    private static final String PRODUCT = "CRM Bridge";

    /** @return the frame when nothing is known, for failures */
    Site plain() {
        return Site.named(PRODUCT, List.of());
    }

    /** @return the frame of question windows */
    Site question() {
        return plain().withEvents(LoopbackApi.EVENTS).withFiles(List.of("service.css"), List.of("question.js"));
    }

    /** @return the frame of pages, with what is so now */
    Site framed() {
        EngineStatus status = Awaited.of(engine.status());
        return Site.named(
                        PRODUCT,
                        List.of(
                                NavEntry.plain("/", "Status", Icon.LINKED),
                                new NavEntry("/conflicts", "Conflicts", Icon.CONFLICT, status.conflicts(), "conflicts"),
                                new NavEntry("/problems", "Problems", Icon.WARNING, status.problems(), "problems"),
                                NavEntry.plain("/dry-run", IdeaWord.PREVIEW.label(), Icon.SEARCH),
                                NavEntry.plain("/history", "History", Icon.HISTORY),
                                NavEntry.plain("/filters", "Filters", Icon.FOLDER),
                                NavEntry.plain("/settings", "Settings", Icon.SETTINGS),
                                NavEntry.plain("/setup", "Set-up", Icon.INFO)))
                .withConnection(connection(status))
                .withEvents(LoopbackApi.EVENTS)
                .withFiles(List.of("service.css"), List.of());
    }

    static Site.Connection connection(EngineStatus status) {
        if (status.offlineByChoice()) {
            return new Site.Connection(Icon.OFFLINE, "Working offline", Tone.WARNING);
        }
        if (!status.crm().reachable()) {
            return new Site.Connection(Icon.OFFLINE, "Offline", Tone.WARNING);
        }
        if (!status.outlook().reachable()) {
            return new Site.Connection(Icon.WARNING, "Outlook not running", Tone.WARNING);
        }
        return new Site.Connection(Icon.SUCCESS, "Online", Tone.SUCCESS);
    }
}
