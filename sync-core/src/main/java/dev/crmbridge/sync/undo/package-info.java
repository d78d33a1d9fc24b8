/** Taking back what an operation or a run did, as far as nothing else happened since. */
@NullMarked
package dev.crmbridge.sync.undo;

import org.jspecify.annotations.NullMarked;
