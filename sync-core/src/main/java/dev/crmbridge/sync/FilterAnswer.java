package dev.crmbridge.sync;

import dev.crmbridge.sync.filter.FilterSwitch;
import org.jspecify.annotations.Nullable;

/**
 * What became of switching a filter.
 *
 * @param set how it is set now; when it asks, nothing comes before a person says yes
 * @param preview what was found out first, or null when it was switched off
 */
public record FilterAnswer(FilterSwitch set, @Nullable FilterPreview preview) {}
