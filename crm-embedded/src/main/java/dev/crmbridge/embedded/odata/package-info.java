/** The OData URL language as Dataverse speaks it: parsed into trees, without any knowledge of tables or SQL. */
@NullMarked
package dev.crmbridge.embedded.odata;

import org.jspecify.annotations.NullMarked;
