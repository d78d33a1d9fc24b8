package dev.crmbridge.service.api;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Question;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions in JSON: {@code type} says which, {@code answers} what can be answered, the rest what a person needs to see.
 *
 * @param urls address that opens a record
 */
record QuestionJson(Function<RecordRef, URI> urls) {
    Map<String, Object> of(Question question) {
        var json = new LinkedHashMap<String, Object>();
        if (question instanceof Question.PotentialDuplicates duplicates) {
            json.put("type", "potential-duplicates");
            json.put("entity", duplicates.entity());
            json.put("record", ShownJson.all(duplicates.record()));
            json.put(
                    "candidates",
                    duplicates.candidates().stream().map(this::candidate).toList());
            json.put("more", List.copyOf(new TreeSet<>(duplicates.cut())));
            json.put("unconfirmed", duplicates.unconfirmed());
            json.put("answers", List.of("save", "cancel"));
        } else if (question instanceof Question.ConfirmUntrack confirm) {
            json.put("type", "confirm-untrack");
            json.put("record", RecordJson.of(confirm.record(), urls));
            json.put("subject", confirm.subject());
            json.put("keptBecause", confirm.keptBecause());
            json.put("answers", List.of("yes", "no", "cancel"));
        } else if (question instanceof Question.ChooseTarget choose) {
            json.put("type", "choose-target");
            json.put("parent", choose.parent());
            json.put("types", choose.types());
            json.put("recent", choose.recent().stream().map(FoundJson::of).toList());
            json.put("answers", List.of("target", "cancel"));
        } else if (question instanceof Question.PrivateItem item) {
            json.put("type", "private-item");
            json.put("subject", item.subject());
            json.put("answers", List.of("yes", "no"));
        } else if (question instanceof Question.KeyTaken taken) {
            json.put("type", "key-taken");
            json.put("record", RecordJson.of(taken.existing(), urls));
            json.put("name", taken.name());
            json.put("answers", List.of("yes", "no"));
        }
        return json;
    }

    private Map<String, @Nullable Object> candidate(Question.Match match) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("entity", match.ref().entity());
        json.put("id", match.ref().id().toString());
        json.put("url", urls.apply(match.ref()).toString());
        json.put("name", match.name());
        json.put("rule", match.rule());
        json.put("matching", ShownJson.all(match.matching()));
        json.put("active", match.active());
        json.put(
                "modifiedOn",
                match.modifiedOn() == null ? null : match.modifiedOn().toString());
        json.put("owner", match.owner());
        return json;
    }

    /** A record found by a search. */
    record FoundJson(
            String entity,
            String id,
            String name,
            @Nullable String detail,
            @Nullable String owner,
            boolean active) {
        static FoundJson of(Found found) {
            return new FoundJson(
                    found.ref().entity(),
                    found.ref().id().toString(),
                    found.name(),
                    found.detail(),
                    found.owner(),
                    found.active());
        }
    }
}
