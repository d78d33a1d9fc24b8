package dev.crmbridge.sync.store;

import java.util.Optional;
import java.util.UUID;

/** Everything that can be read and written in one transaction; valid only inside it. */
public interface Transaction {
    /** @return the organization the CRM is of as far as is known; empty before any CRM was asked, and outside the engine */
    Optional<UUID> organization();

    /** @return operations */
    Outbox outbox();

    /** @return links between items and records */
    Links links();

    /** @return what was changed on either side, with before- and after-images */
    Journal journal();

    /** @return fields that wait for a person */
    Conflicts conflicts();

    /** @return pairs that could not be kept in step */
    PairFailures pairFailures();

    /** @return why items are as they are */
    Decisions decisions();

    /** @return settings, caches and watermarks */
    Settings settings();

    /** @return what filters brought from the CRM */
    Arrivals arrivals();

    /** @return records that nobody but the bridge wrote to */
    OwnRecords ownRecords();

    /** @return records kept locally for the duplicate check */
    KnownRecords knownRecords();
}
