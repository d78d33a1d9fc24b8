/** Starting under bad circumstances. */
@NullMarked
package dev.crmbridge.acceptance.start;

import org.jspecify.annotations.NullMarked;
