/** What a new CRM is filled with so that there is something to see. */
@NullMarked
package dev.crmbridge.embedded.sample;

import org.jspecify.annotations.NullMarked;
