/** Starts the product as processes of their own and drives it from outside, as its contracts describe. */
@NullMarked
package dev.crmbridge.acceptance.product;

import org.jspecify.annotations.NullMarked;
