/** Contract tests and builders for users of duplicate detection. */
@NullMarked
package dev.crmbridge.dedupe;

import org.jspecify.annotations.NullMarked;
