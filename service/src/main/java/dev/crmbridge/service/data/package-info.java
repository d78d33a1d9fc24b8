/** The data folder: checked, private, and used by one process at a time. */
@NullMarked
package dev.crmbridge.service.data;

import org.jspecify.annotations.NullMarked;
