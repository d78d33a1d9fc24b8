package dev.crmbridge.dedupe.transform;

import dev.crmbridge.dedupe.Transform;
import java.util.List;
import java.util.function.Function;

/** A function with its id. */
record NamedTransform(String id, Function<String, List<String>> function) implements Transform {
    @Override
    public List<String> keys(String text) {
        return function.apply(text);
    }
}
