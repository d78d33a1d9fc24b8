/** The running product, measured from outside. */
@NullMarked
package dev.crmbridge.bench.product;

import org.jspecify.annotations.NullMarked;
