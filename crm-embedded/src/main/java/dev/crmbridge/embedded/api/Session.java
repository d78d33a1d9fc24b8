package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.Transactions;
import java.util.Map;

/**
 * What requests share: who calls, and within which transactions.
 *
 * @param caller who calls
 * @param transactions opens transactions, or joins the one of a changeset
 * @param contentIds addresses of rows made earlier in the batch, by Content-ID
 * @param inBatch whether the request line came from a batch body
 */
public record Session(Caller caller, Transactions transactions, Map<String, String> contentIds, boolean inBatch) {}
