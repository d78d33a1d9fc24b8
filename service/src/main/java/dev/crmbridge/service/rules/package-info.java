/** Duplicate detection rules of the CRM for a person who tends them: listing, creating, publishing, searching a whole table. */
@NullMarked
package dev.crmbridge.service.rules;

import org.jspecify.annotations.NullMarked;
