/** Tests of the mapped fields. */
@org.jspecify.annotations.NullMarked
package dev.crmbridge.sync.field;
