package dev.crmbridge.embedded.sample;

import tools.jackson.databind.JsonNode;

/**
 * One row of the sample.
 *
 * @param set entity set
 * @param key name other rows refer to it by, as {@code $key}
 * @param as account that creates and so owns it
 * @param row columns as the Web API takes them; {@code $day+2T09:00} is a time relative to the day of filling;
 *     {@code $workday+2} the same, not before the Monday after a weekend
 * @param then columns set in a second call, e.g. a state; null for none
 */
record SampleRow(
        String set,
        String key,
        String as,
        JsonNode row,
        @org.jspecify.annotations.Nullable JsonNode then) {}
