/** Background work: publishing duplicate rules and searching for duplicates, in small durable steps. */
@NullMarked
package dev.crmbridge.embedded.jobs;

import org.jspecify.annotations.NullMarked;
