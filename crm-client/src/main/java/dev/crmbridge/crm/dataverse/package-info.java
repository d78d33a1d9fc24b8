/** The CRM port over the Dataverse Web API; the only place that knows HTTP and OData. */
@NullMarked
package dev.crmbridge.crm.dataverse;

import org.jspecify.annotations.NullMarked;
