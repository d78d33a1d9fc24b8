/** A believable mailbox to try things out with; persons and companies are invented. */
@NullMarked
package dev.crmbridge.outlooksim.sample;

import org.jspecify.annotations.NullMarked;
