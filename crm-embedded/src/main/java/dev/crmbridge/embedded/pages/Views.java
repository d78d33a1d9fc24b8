package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.CrmPages.Done;
import dev.crmbridge.embedded.pages.CrmPages.Shown;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the pages together for a signed-in person. */
final class Views {
    private static final RecordReader.Message NOTHING = RecordReader.Message.NONE;

    private final Schema schema;
    private final Gateway gateway;
    private final Display display;
    private final RecordReader forms;
    private final ActivitiesPage activities;

    Views(Schema schema, Gateway gateway, Display display) {
        this.schema = schema;
        this.gateway = gateway;
        this.display = display;
        this.forms = new RecordReader(schema, display);
        this.activities = new ActivitiesPage(display);
    }

    Shown activities(Context ctx, PageUser user) {
        Map<String, String> query = new HashMap<>();
        ctx.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        ActivityList list = activities.read(new Reading(gateway, user), user, ActivitiesPage.Wish.of(query));
        return new Shown(
                "Activities",
                "embedded/activities.jte",
                Map.of(
                        "list",
                        list,
                        "views",
                        Arrays.stream(ActivityView.values())
                                .map(view -> new Choice(view.word(), view.label()))
                                .toList(),
                        "types",
                        Arrays.stream(ActivityType.values())
                                .map(type -> new Choice(type.table(), type.label()))
                                .toList(),
                        "display",
                        display));
    }

    Shown record(Context ctx, PageUser user) {
        RecordReader.Formed formed = forms.formed(Parameters.of(ctx.queryParam("etn")));
        String id = Parameters.id(ctx.queryParam("id"));
        if (id.isEmpty()) {
            return shown(forms.empty(formed, "", Map.of()));
        }
        String saved = switch (Parameters.of(ctx.queryParam("saved"))) {
            case "1" -> "Saved.";
            case "merged" ->
                "Merged. The other record is inactive now; what belonged to it belongs to this one. It can be taken back from the form"
                        + " of the other record, or under System Jobs, Merges.";
            default -> "";
        };
        return existing(user, formed, id, Map.of(), new RecordReader.Message("", saved));
    }

    private Shown existing(
            PageUser user,
            RecordReader.Formed formed,
            String id,
            Map<String, String> entered,
            RecordReader.Message message) {
        Reading reading = new Reading(gateway, user);
        JsonNode row = reading.row(formed.table().setName(), id);
        return shown(forms.of(formed, row, RecordReader.parties(reading, formed.table(), id), entered, message));
    }

    private static Shown shown(RecordForm form) {
        return new Shown(form.title(), "embedded/record.jte", Map.of("form", form));
    }

    Done save(Context ctx, PageUser user) {
        RecordReader.Formed formed = forms.formed(Parameters.of(ctx.formParam("etn")));
        String id = Parameters.id(ctx.formParam("id"));
        Map<String, String> entered = new HashMap<>();
        ctx.formParamMap().forEach((name, values) -> entered.put(name, values.get(0)));
        JsonNode before = id.isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : new Reading(gateway, user).row(formed.table().setName(), id);
        String answer = Parameters.of(ctx.formParam("answer"));
        if (answer.equals(SaveQuestion.CANCEL)) {
            return new Done("", form(user, formed, id, entered, ""), 200);
        }
        String newId = Parameters.id(ctx.formParam(RecordForm.NEW_ID));
        boolean checked = !answer.equals(SaveQuestion.SAVE);
        try {
            RecordWriter.Outcome outcome = id.isEmpty()
                    ? writer(user)
                            .create(formed, newId.isEmpty() ? UUID.randomUUID().toString() : newId, entered, checked)
                    : writer(user).save(formed, id, Parameters.of(ctx.formParam("etag")), before, entered, checked);
            if (outcome instanceof RecordWriter.Outcome.Known known) {
                return sentBefore(user, formed, known.id(), entered);
            }
            return after(user, formed, outcome, before, new SaveQuestion.Repeat("/record/save", entered));
        } catch (RequestRefused refused) {
            String problem = refused.failure().code().equals("0x80060882")
                    ? "Somebody changed this record since you opened it. Your changes were not saved; open it again and enter"
                            + " them once more."
                    : refused.failure().message();
            return new Done("", form(user, formed, id, entered, problem));
        }
    }

    /** The form of a new record came once more: a double click, or Back and Save, perhaps with something else entered. */
    private Done sentBefore(PageUser user, RecordReader.Formed formed, String id, Map<String, String> entered) {
        JsonNode row = new Reading(gateway, user).row(formed.table().setName(), id);
        if (!writer(user).differs(formed, row, entered)) {
            return Done.to(address(formed, id) + "&saved=1");
        }
        Map<String, String> again = new HashMap<>(entered);
        again.remove("etag");
        return new Done(
                "",
                form(
                        user,
                        formed,
                        id,
                        again,
                        "This form made a record before, which is shown here with what you entered now; that is not saved yet."
                                + " Save it, or cancel to leave the record as it is."));
    }

    /** The form with what a person entered. */
    private Shown form(
            PageUser user, RecordReader.Formed formed, String id, Map<String, String> entered, String problem) {
        return id.isEmpty()
                ? shown(forms.empty(formed, problem, entered))
                : existing(user, formed, id, entered, new RecordReader.Message(problem, ""));
    }

    /** Where a write leads to: the record, or the question about its likely duplicates. */
    private Done after(
            PageUser user,
            RecordReader.Formed formed,
            RecordWriter.Outcome outcome,
            JsonNode before,
            SaveQuestion.Repeat repeat) {
        if (outcome instanceof RecordWriter.Outcome.Asked asked) {
            Reading reading = new Reading(gateway, user);
            SaveQuestion question = new SaveQuestions(new FoundReader(schema, display, reading, user))
                    .of(formed, before, asked, repeat);
            return new Done(
                    "",
                    new Shown(
                            "Duplicates Detected",
                            "embedded/duplicatesonsave.jte",
                            Map.of("question", question),
                            true));
        }
        return Done.to(address(formed, ((RecordWriter.Outcome.Saved) outcome).id()) + "&saved=1");
    }

    Done close(Context ctx, PageUser user) {
        return act(ctx, user, (writer, formed, id, etag) -> {
            writer.close(formed.table(), id, etag, Integer.parseInt(Parameters.of(ctx.formParam("reason"))));
            return address(formed, id) + "&saved=1";
        });
    }

    Done reopen(Context ctx, PageUser user) {
        return act(ctx, user, (writer, formed, id, etag) -> {
            writer.reopen(formed.table(), id, etag);
            return address(formed, id) + "&saved=1";
        });
    }

    Done delete(Context ctx, PageUser user) {
        return act(ctx, user, (writer, formed, id, etag) -> {
            writer.delete(formed.table(), id, etag);
            return "/";
        });
    }

    Done link(Context ctx, PageUser user) {
        RecordReader.Formed formed = forms.formed(Parameters.of(ctx.formParam("etn")));
        String id = Parameters.requiredId(ctx.formParam("id"));
        String answer = Parameters.of(ctx.formParam("answer"));
        if (answer.equals(SaveQuestion.CANCEL)) {
            return Done.to(address(formed, id));
        }
        String chosen = Parameters.of(ctx.formParam("target"));
        try {
            Reading reading = new Reading(gateway, user);
            Optional<Reading.Link> target =
                    chosen.isEmpty() ? Optional.empty() : Optional.of(named(reading, FoundReader.Key.of(chosen)));
            RecordWriter.Outcome outcome = writer(user)
                    .link(formed.table(), formed.layout().regarding(), id, target, !answer.equals(SaveQuestion.SAVE));
            return after(
                    user,
                    formed,
                    outcome,
                    reading.row(formed.table().setName(), id),
                    new SaveQuestion.Repeat(
                            "/lookup", Map.of("etn", formed.table().name(), "id", id, "target", chosen)));
        } catch (RequestRefused refused) {
            return new Done(
                    "", form(user, formed, id, Map.of(), refused.failure().message()));
        }
    }

    private Reading.Link named(Reading reading, FoundReader.Key key) {
        Table table = schema.table(key.table())
                .orElseThrow(() ->
                        new RequestRefused(400, "no-such-target", "A " + key.table() + " cannot be chosen here."));
        String name = Reading.text(
                reading.row(table.setName(), key.id()), table.identity().primaryName());
        return new Reading.Link(key.table(), key.id(), Objects.requireNonNullElse(name, "(no name)"));
    }

    /** Something done to an existing record. */
    private interface Action {
        String run(RecordWriter writer, RecordReader.Formed formed, String id, String etag);
    }

    private Done act(Context ctx, PageUser user, Action action) {
        RecordReader.Formed formed = forms.formed(Parameters.of(ctx.formParam("etn")));
        String id = Parameters.id(ctx.formParam("id"));
        try {
            return Done.to(action.run(writer(user), formed, id, Parameters.of(ctx.formParam("etag"))));
        } catch (RequestRefused refused) {
            return new Done(
                    "",
                    existing(
                            user,
                            formed,
                            id,
                            Map.of(),
                            new RecordReader.Message(refused.failure().message(), "")));
        }
    }

    Shown lookup(Context ctx, PageUser user) {
        RecordReader.Formed formed = forms.formed(Parameters.of(ctx.queryParam("etn")));
        String id = Parameters.id(ctx.queryParam("id"));
        Reading reading = new Reading(gateway, user);
        JsonNode row = reading.row(formed.table().setName(), id);
        RecordForm form = forms.of(formed, row, List.of(), Map.of(), NOTHING);
        List<String> allowed = formed.table()
                .column(formed.layout().regarding())
                .map(column ->
                        column.targets().stream().map(LookupTarget::table).toList())
                .orElse(List.of());
        List<Choice> types = LookupSearch.types(allowed);
        String type = Optional.ofNullable(ctx.queryParam("type"))
                .filter(allowed::contains)
                .orElse(types.isEmpty() ? "" : types.get(0).value());
        String text = Optional.ofNullable(ctx.queryParam("q")).orElse("");
        return new Shown(
                "Look Up Record",
                "embedded/lookup.jte",
                Map.of(
                        "form", form,
                        "types", types,
                        "type", type,
                        "search", text,
                        "results", LookupSearch.find(reading, type, text)));
    }

    private RecordWriter writer(PageUser user) {
        return new RecordWriter(gateway, user, display.zone());
    }

    private static String address(RecordReader.Formed formed, String id) {
        return new Reading.Link(formed.table().name(), id, "").href();
    }
}
