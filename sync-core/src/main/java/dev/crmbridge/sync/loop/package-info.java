/**
 * One thread that decides and workers that wait: everything that blocks is a message to a worker, every reply an event.
 *
 * <p>Terminology: a <em>lane</em> is a group of workers; a <em>turn</em> is the right to work on one item.
 */
@NullMarked
package dev.crmbridge.sync.loop;

import org.jspecify.annotations.NullMarked;
