/**
 * Keeping both sides in step: looking at Outlook and the CRM, planning pair by pair, doing what was planned.
 *
 * <p>A pass looks at everything and alone may delete, because only it can tell whether there are too many deletions; a look at one pair
 * follows a hint.
 */
@NullMarked
package dev.crmbridge.sync.run;

import org.jspecify.annotations.NullMarked;
