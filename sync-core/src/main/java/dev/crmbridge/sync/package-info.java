/** Commands, planning, applying and the store; knows neither Outlook nor HTTP. */
@NullMarked
package dev.crmbridge.sync;

import org.jspecify.annotations.NullMarked;
