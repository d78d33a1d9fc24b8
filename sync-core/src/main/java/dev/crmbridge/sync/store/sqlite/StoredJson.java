package dev.crmbridge.sync.store.sqlite;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.sync.command.Question;
import java.util.Set;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns. Types carry stable names of ours, never class names. */
final class StoredJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Question.class, QuestionKinds.class)
            .addMixIn(AttributeValue.class, AttributeKinds.class)
            // a question of an earlier version tells nothing of candidates beyond those it has
            .withConfigOverride(Set.class, set -> set.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private StoredJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Question.PotentialDuplicates.class, name = "potential-duplicates"),
        @JsonSubTypes.Type(value = Question.ConfirmUntrack.class, name = "confirm-untrack"),
        @JsonSubTypes.Type(value = Question.ChooseTarget.class, name = "choose-target"),
        @JsonSubTypes.Type(value = Question.PrivateItem.class, name = "private-item"),
        @JsonSubTypes.Type(value = Question.KeyTaken.class, name = "key-taken")
    })
    private interface QuestionKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AttributeValue.Text.class, name = "text"),
        @JsonSubTypes.Type(value = AttributeValue.Number.class, name = "number"),
        @JsonSubTypes.Type(value = AttributeValue.Flag.class, name = "flag"),
        @JsonSubTypes.Type(value = AttributeValue.Day.class, name = "day"),
        @JsonSubTypes.Type(value = AttributeValue.Moment.class, name = "moment"),
        @JsonSubTypes.Type(value = AttributeValue.Choice.class, name = "choice"),
        @JsonSubTypes.Type(value = AttributeValue.Reference.class, name = "reference")
    })
    private interface AttributeKinds {}

    static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    /** Writes a collection whose elements are of a type with kinds. */
    static String write(Object value, Class<?> key, Class<?> element) {
        return JSON.writerFor(mapOf(key, element)).writeValueAsString(value);
    }

    static <T> T readMap(String text, Class<?> key, Class<?> element) {
        return JSON.readValue(text, mapOf(key, element));
    }

    private static JavaType mapOf(Class<?> key, Class<?> element) {
        return JSON.getTypeFactory().constructMapType(java.util.Map.class, key, element);
    }
}
