package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.FieldDirection;
import dev.crmbridge.sync.SettingChoice;
import dev.crmbridge.sync.field.Direction;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which way the fields of one kind of record go. */
public final class DirectionsPage {
    static final String ADDRESS = "/settings/directions";

    private final Engine engine;

    DirectionsPage(Engine engine) {
        this.engine = engine;
    }

    Shown show(Context ctx) {
        List<FieldDirection> all = Awaited.of(engine.fieldDirections());
        TableWord shown = Optional.ofNullable(ctx.queryParam("table"))
                .map(TableWord::of)
                .filter(tables(all)::contains)
                .orElse(TableWord.TASK);
        return new Shown(
                "Field Directions",
                "service/directions.jte",
                Map.of(
                        "tables",
                        tables(all),
                        "shown",
                        shown,
                        "fields",
                        of(all, shown).toList()));
    }

    private static List<TableWord> tables(List<FieldDirection> all) {
        return Stream.of(TableWord.values())
                .filter(word -> of(all, word).findAny().isPresent())
                .toList();
    }

    private static Stream<FieldDirection> of(List<FieldDirection> all, TableWord table) {
        return all.stream().filter(field -> field.table().equals(table.table()));
    }

    /** Decides what was chosen anew and goes back to the page. */
    String decide(Context ctx) {
        TableWord table =
                TableWord.of(Optional.ofNullable(ctx.formParam("table")).orElse(""));
        List<SettingChoice> choices = of(Awaited.of(engine.fieldDirections()), table)
                .flatMap(field -> choice(field, ctx).stream())
                .toList();
        Awaited.inForce(engine.decideSettings(choices));
        return ADDRESS + "?table=" + table.table();
    }

    private static Optional<SettingChoice> choice(FieldDirection field, Context ctx) {
        String setting = field.setting();
        String chosen = setting == null ? null : ctx.formParam(setting);
        return setting == null || chosen == null || chosen.equals(field.direction())
                ? Optional.empty()
                : Optional.of(new SettingChoice(setting, chosen.equals(field.standard()) ? null : chosen));
    }

    /** @return how a direction is called on the page */
    public static String word(String direction) {
        String words = Direction.of(direction).words();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** @return the directions in the order in which they are offered */
    public static List<String> offered() {
        return Stream.of(Direction.values()).map(Direction::code).toList();
    }
}
