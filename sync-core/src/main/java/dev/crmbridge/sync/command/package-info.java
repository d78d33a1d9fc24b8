/** What a person can ask for, what is answered, and the closed list of reasons. */
@NullMarked
package dev.crmbridge.sync.command;

import org.jspecify.annotations.NullMarked;
