/** The Web API client against scripted servers. */
@NullMarked
package dev.crmbridge.crm.dataverse;

import org.jspecify.annotations.NullMarked;
