package dev.crmbridge.service.api;

import dev.crmbridge.sync.command.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compared field as shown to people.
 *
 * @param value empty when the field is
 * @param here the new record's field where it is another one or reads differently, otherwise null
 */
record ShownJson(String label, String value, @Nullable ShownJson here) {
    static ShownJson of(Question.Shown shown) {
        Question.Shown here = shown.here();
        return new ShownJson(shown.label(), shown.value(), here == null ? null : of(here));
    }

    static List<ShownJson> all(List<Question.Shown> fields) {
        return fields.stream().map(ShownJson::of).toList();
    }
}
