/** Rules on who may know whom. */
@NullMarked
package dev.crmbridge.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
