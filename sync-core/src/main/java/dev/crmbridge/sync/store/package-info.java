/**
 * What the engine must not forget: operations, links with their base, journal, conflicts, decisions, caches and settings.
 *
 * <p>Ports only; {@code sync.store.sqlite} keeps them in one file. Whatever belongs together is written in one {@link
 * dev.crmbridge.sync.store.Transaction}.
 */
@NullMarked
package dev.crmbridge.sync.store;

import org.jspecify.annotations.NullMarked;
