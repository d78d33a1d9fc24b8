/** What becomes of single records that filters name: decided here, carried out by runs. Pure. */
@NullMarked
package dev.crmbridge.sync.arrival;

import org.jspecify.annotations.NullMarked;
