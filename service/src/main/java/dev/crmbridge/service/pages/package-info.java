/** What people see of the service: status, the pane of an item, and the question windows. */
@NullMarked
package dev.crmbridge.service.pages;

import org.jspecify.annotations.NullMarked;
