@org.jspecify.annotations.NullMarked
package dev.crmbridge.sync.people;
