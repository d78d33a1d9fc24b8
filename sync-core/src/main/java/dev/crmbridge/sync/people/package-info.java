/** Which records of the CRM the people of a meeting are. */
@org.jspecify.annotations.NullMarked
package dev.crmbridge.sync.people;
