/**
 * Through real COM: Jacob in this JVM, the relay program in another process, the simulated Outlook behind it.
 *
 * <p>Tests with the tag {@code com-inside} need a JVM of Windows and the relay program; {@code dev/verify} runs them under Wine.
 */
@NullMarked
package dev.crmbridge.outlooksim.com;

import org.jspecify.annotations.NullMarked;
