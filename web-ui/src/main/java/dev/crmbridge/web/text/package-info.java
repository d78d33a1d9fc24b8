/** Words and values as a person reads them. Nothing here knows HTTP. */
@NullMarked
package dev.crmbridge.web.text;

import org.jspecify.annotations.NullMarked;
