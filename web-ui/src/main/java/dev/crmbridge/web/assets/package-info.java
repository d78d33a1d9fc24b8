/** Style sheets, scripts and icons, read once from the class path and served with content hashes. */
@NullMarked
package dev.crmbridge.web.assets;

import org.jspecify.annotations.NullMarked;
