/** The product is killed without warning and started again. */
@NullMarked
package dev.crmbridge.acceptance.crash;

import org.jspecify.annotations.NullMarked;
