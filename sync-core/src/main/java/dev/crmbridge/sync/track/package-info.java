/**
 * Track: rules, preparing, creating, linking, marking. Decisions are pure functions; {@link dev.crmbridge.sync.track.TrackFlow} puts
 * them in order.
 */
@NullMarked
package dev.crmbridge.sync.track;

import org.jspecify.annotations.NullMarked;
