/** A CRM in memory with faults on demand, and the contract every CRM has to keep. */
@NullMarked
package dev.crmbridge.crm.fake;

import org.jspecify.annotations.NullMarked;
