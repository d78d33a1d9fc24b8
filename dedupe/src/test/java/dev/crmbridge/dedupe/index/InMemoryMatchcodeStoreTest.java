package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStoreContract;

class InMemoryMatchcodeStoreTest extends MatchcodeStoreContract {
    @Override
    protected MatchcodeStore emptyStore() {
        return new InMemoryMatchcodeStore();
    }
}
