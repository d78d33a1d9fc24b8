/** Tests of what the pages show. */
@NullMarked
package dev.crmbridge.service.pages;

import org.jspecify.annotations.NullMarked;
