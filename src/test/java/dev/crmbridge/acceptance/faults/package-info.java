/** A CRM that answers late, twice, not at all or not now. */
@NullMarked
package dev.crmbridge.acceptance.faults;

import org.jspecify.annotations.NullMarked;
