/** The HTML pages of the embedded CRM. They go through the Web API like any client, so they can do nothing it forbids. */
@NullMarked
package dev.crmbridge.embedded.pages;

import org.jspecify.annotations.NullMarked;
