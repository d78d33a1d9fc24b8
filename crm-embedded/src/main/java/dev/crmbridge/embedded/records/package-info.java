/** What one can do with rows: create, change, delete and read, each with rules, security and duplicate check inside one transaction. */
@NullMarked
package dev.crmbridge.embedded.records;

import org.jspecify.annotations.NullMarked;
