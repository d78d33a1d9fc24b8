/**
 * What has to happen to a linked pair, from three trees: the last agreed values (base), the Outlook item, the CRM record.
 * Pure and total: no clock, no I/O, no logging, no randomness, an answer for every input.
 */
@NullMarked
package dev.crmbridge.sync.plan;

import org.jspecify.annotations.NullMarked;
