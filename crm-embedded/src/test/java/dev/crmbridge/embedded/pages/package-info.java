@NullMarked
package dev.crmbridge.embedded.pages;

import org.jspecify.annotations.NullMarked;
