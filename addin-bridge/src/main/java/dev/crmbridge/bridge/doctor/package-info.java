/** Looks at what keeps the ribbon from showing or working, and says what to do about it. */
@NullMarked
package dev.crmbridge.bridge.doctor;

import org.jspecify.annotations.NullMarked;
