/** Whether a rule may be defined and published, with the error codes of Dataverse. Pure. */
@NullMarked
package dev.crmbridge.dedupe.definition;

import org.jspecify.annotations.NullMarked;
