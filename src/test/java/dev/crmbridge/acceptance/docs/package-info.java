/** The reference pages agree with the code. */
@NullMarked
package dev.crmbridge.acceptance.docs;

import org.jspecify.annotations.NullMarked;
