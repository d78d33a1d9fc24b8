/** Rules as people type them: {@code exact(surname)+first(postcode,3);case}. Pure. */
@NullMarked
package dev.crmbridge.dedupe.spec;

import org.jspecify.annotations.NullMarked;
