/** What the product may cost Outlook and the CRM, counted at both ends of the running service. */
@NullMarked
package dev.crmbridge.acceptance.budget;

import org.jspecify.annotations.NullMarked;
