/** Outlook's side of the work through Jacob and real COM, measured in a JVM of Windows. */
@NullMarked
package dev.crmbridge.bench.com;

import org.jspecify.annotations.NullMarked;
