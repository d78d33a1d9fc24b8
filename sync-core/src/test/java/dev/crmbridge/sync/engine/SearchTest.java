package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.fake.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final EngineRig rig = new EngineRig(3);

    private CrmFailure failed() {
        CrmResult<List<Found>> result = rig.get(rig.engine.search("account", "Fabrikam", 10));
        assertThat(result).isInstanceOf(CrmResult.Failed.class);
        return ((CrmResult.Failed<List<Found>>) result).failure();
    }

    @Test
    void aSearchWhileWorkingOfflineSaysSoInsteadOfFindingNothing() {
        rig.get(rig.engine.offline(true));

        assertThat(failed())
                .isInstanceOfSatisfying(
                        CrmFailure.Retry.class,
                        retry -> assertThat(retry.isChosen()).isTrue());
    }

    @Test
    void aSearchThatDoesNotReachTheCrmSaysSoInsteadOfFindingNothing() {
        rig.crm.faults((operation, number) -> Fault.unreachable());

        assertThat(failed())
                .isInstanceOfSatisfying(
                        CrmFailure.Retry.class,
                        retry -> assertThat(retry.isChosen()).isFalse());
    }
}
