/** The frame around a page, and the small parts pages share. */
@NullMarked
package dev.crmbridge.web.page;

import org.jspecify.annotations.NullMarked;
