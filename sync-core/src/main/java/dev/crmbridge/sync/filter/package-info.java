/** Which records of the CRM come to Outlook by themselves: the filters, their settings, and whether a record matches. Pure. */
@NullMarked
package dev.crmbridge.sync.filter;

import org.jspecify.annotations.NullMarked;
