/** The simulated Outlook and the embedded CRM around a service; nothing else knows them. */
@NullMarked
package dev.crmbridge.service.demo;

import org.jspecify.annotations.NullMarked;
