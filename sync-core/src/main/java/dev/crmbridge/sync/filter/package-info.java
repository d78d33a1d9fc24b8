/** Which records of the CRM come to Outlook by themselves: filters, and the decisions about single records. Pure. */
@NullMarked
package dev.crmbridge.sync.filter;

import org.jspecify.annotations.NullMarked;
