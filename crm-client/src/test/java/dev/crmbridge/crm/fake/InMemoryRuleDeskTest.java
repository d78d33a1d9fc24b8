package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RuleDesk;

class InMemoryRuleDeskTest extends RuleDeskContract {
    private final InMemoryRuleDesk desk = new InMemoryRuleDesk();

    @Override
    protected RuleDesk desk() {
        return desk;
    }

    @Override
    protected RecordRef anAccount(String name) {
        return desk.account(name);
    }

    @Override
    protected void proceed() {
        // a look is what lets a job go on here
    }
}
