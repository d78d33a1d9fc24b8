/**
 * From a record to its matchcode: canonical values, their encoding and their digest. Pure functions only.
 *
 * <p>Terminology: the <em>canonical value</em> of an attribute is what two equal values have in common; the
 * <em>canonical tuple</em> is the unambiguous encoding of all canonical values of one record under one rule; the
 * <em>matchcode</em> is the digest of that tuple.
 */
@NullMarked
package dev.crmbridge.dedupe.matchcode;

import org.jspecify.annotations.NullMarked;
