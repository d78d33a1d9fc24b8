/** The CRM as the rest of the product sees it: one port, its value types and its failures. */
@NullMarked
package dev.crmbridge.crm;

import org.jspecify.annotations.NullMarked;
