/**
 * The mapped fields: one small class per field, ordered in one registry per table, and the values and snapshots they are
 * compared in. Pure: no clock, no I/O, no logging, no randomness.
 */
@NullMarked
package dev.crmbridge.sync.field;

import org.jspecify.annotations.NullMarked;
