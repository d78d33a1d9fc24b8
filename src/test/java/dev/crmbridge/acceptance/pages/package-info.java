/** The pages in a real browser. */
@NullMarked
package dev.crmbridge.acceptance.pages;

import org.jspecify.annotations.NullMarked;
