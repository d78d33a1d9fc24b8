/**
 * Outlook's real COM through Jacob; the only package that knows it.
 *
 * <p>Jacob is an LGPL-2.1 library around a DLL of its own. Its classes load that DLL when they are first touched, so nothing here
 * touches them before {@link dev.crmbridge.bridge.com.jacob.JacobLibrary} has found and checked it.
 */
@NullMarked
package dev.crmbridge.bridge.com.jacob;

import org.jspecify.annotations.NullMarked;
