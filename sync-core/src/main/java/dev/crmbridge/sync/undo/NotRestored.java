package dev.crmbridge.sync.undo;

import dev.crmbridge.sync.command.ReasonCode;

/**
 * Why values of before were not written.
 *
 * @param reason as a sentence
 */
public record NotRestored(ReasonCode code, String reason) {}
