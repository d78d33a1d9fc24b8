package dev.crmbridge.outlooksim;

import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a simulated Outlook is started with.
 *
 * @param dataDir folder of the mailbox file; created when missing, used by one simulator at a time
 * @param mailbox owner, zone and kind of default store; the kind counts when the mailbox is used for the first time
 * @param clock gives creation and modification times
 * @param relayPort TCP port of the relay, 0 for any free one
 */
public record SimulatedOutlookSettings(Path dataDir, MailboxSettings mailbox, InstantSource clock, int relayPort) {}
