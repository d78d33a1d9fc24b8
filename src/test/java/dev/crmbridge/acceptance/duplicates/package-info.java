/** The question about potential duplicates, from the click to the answer. */
@NullMarked
package dev.crmbridge.acceptance.duplicates;

import org.jspecify.annotations.NullMarked;
