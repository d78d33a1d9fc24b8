package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.text.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * Two records of which somebody said that they are no duplicates.
 *
 * @param by who said so; null when the answer is gone since
 * @param at when; null likewise
 * @param changeable whether the person may take it back
 */
public record AnsweredPair(
        FoundRecord one,
        FoundRecord other,
        @Nullable String by,
        @Nullable TimeText at,
        boolean changeable) {}
