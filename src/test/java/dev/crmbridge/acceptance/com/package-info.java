/** The whole product through real COM: the service in a JVM of Windows, Jacob, the relay program, the simulated Outlook. */
@NullMarked
package dev.crmbridge.acceptance.com;

import org.jspecify.annotations.NullMarked;
