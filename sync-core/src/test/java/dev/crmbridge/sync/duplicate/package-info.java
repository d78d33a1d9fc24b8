/** Tests of duplicate detection by the engine. */
@org.jspecify.annotations.NullMarked
package dev.crmbridge.sync.duplicate;
