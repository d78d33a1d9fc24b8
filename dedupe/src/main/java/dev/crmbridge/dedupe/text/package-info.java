/** What people take for the same text: white space, composition, case and accents. Pure functions only. */
@NullMarked
package dev.crmbridge.dedupe.text;

import org.jspecify.annotations.NullMarked;
