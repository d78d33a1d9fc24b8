/**
 * Taking over links that another client of the same organisation made: the retired one, or this product before its data was lost.
 *
 * <p>Terminology: a <em>foreign mark</em> is a mark on an item whose record the store does not know.
 */
@NullMarked
package dev.crmbridge.sync.adopt;

import org.jspecify.annotations.NullMarked;
