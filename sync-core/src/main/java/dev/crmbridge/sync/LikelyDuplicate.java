package dev.crmbridge.sync;

import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question;

/**
 * A record that an item may already be in the CRM as, from the local index alone; only the server's answer decides anything.
 *
 * @param record with the address that opens it
 * @param match what agrees, and why
 */
public record LikelyDuplicate(OperationView.Linked record, Question.Match match) {}
