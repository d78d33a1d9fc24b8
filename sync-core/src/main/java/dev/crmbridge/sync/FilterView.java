package dev.crmbridge.sync;

import dev.crmbridge.sync.filter.FilterSwitch;

/**
 * A filter and how it is set.
 *
 * @param set its position, and how many items wait for a yes
 * @param here items that came by it and are linked
 */
public record FilterView(FilterSwitch set, int here) {}
