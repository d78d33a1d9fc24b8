package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.SettingView;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the user decides about runs. */
public final class SettingsPage {
    private final Engine engine;

    SettingsPage(Engine engine) {
        this.engine = engine;
    }

    Shown show(Context ctx) {
        List<SettingView> all = Awaited.of(engine.settings());
        return new Shown(
                "Settings",
                "service/settings.jte",
                Map.of(
                        "general",
                        all.stream().filter(setting -> !ofField(setting)).toList(),
                        "fields",
                        all.stream()
                                .filter(setting -> setting.name().startsWith("conflicts."))
                                .toList()));
    }

    private static boolean ofField(SettingView setting) {
        return setting.name().indexOf('.') > 0;
    }

    /** Decides something and goes back to the page. */
    String decide(Context ctx) {
        String name = Optional.ofNullable(ctx.formParam("name")).orElse("");
        String value = ctx.formParam("forget") == null ? ctx.formParam("value") : null;
        Awaited.inForce(engine.decideSetting(name, value));
        return "/settings";
    }

    /** @return how a value is called on the page */
    public static String word(String value) {
        return switch (value) {
            case "ask" -> "Ask me";
            case "outlook" -> "Use Outlook’s value";
            case "crm" -> "Use CRM’s value";
            case "yes" -> "Yes";
            case "no" -> "No";
            default -> value;
        };
    }
}
