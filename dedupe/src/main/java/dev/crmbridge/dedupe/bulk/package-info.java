/**
 * Duplicates among many records at once: keys in, groups out.
 *
 * <p>Terminology: a <em>row</em> is a record, named by a number from 0; a <em>key</em> is the canonical tuple of a row
 * under a rule; a <em>group</em> is all rows with one key; a <em>hot</em> group is one with so many rows that its pairs
 * are counted and never written out. Keys are spread over partitions by their hash, so that each partition is grouped
 * inside the processor's cache and may rest outside memory until then. A hash only says where to look: rows are in one
 * group when their keys are equal byte by byte.
 */
@NullMarked
package dev.crmbridge.dedupe.bulk;

import org.jspecify.annotations.NullMarked;
