@NullMarked
package dev.crmbridge.outlooksim.mailbox.sqlite;

import org.jspecify.annotations.NullMarked;
