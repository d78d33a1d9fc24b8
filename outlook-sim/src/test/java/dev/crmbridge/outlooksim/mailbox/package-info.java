@NullMarked
package dev.crmbridge.outlooksim.mailbox;

import org.jspecify.annotations.NullMarked;
