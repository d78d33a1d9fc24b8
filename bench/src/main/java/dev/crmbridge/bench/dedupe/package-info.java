/** Speed of matchcodes and of the local duplicate look-up. */
@NullMarked
package dev.crmbridge.bench.dedupe;

import org.jspecify.annotations.NullMarked;
