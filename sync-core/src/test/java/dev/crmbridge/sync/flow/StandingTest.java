package dev.crmbridge.sync.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingTest {
    @Test
    void privilegesAreNamedAsAdministratorsKnowThem() {
        assertThat(Standing.privilege("Create", "phonecall")).isEqualTo("prvCreateActivity");
        assertThat(Standing.privilege("AppendTo", "account")).isEqualTo("prvAppendToAccount");
        assertThat(Standing.privilege("Read", "systemuser")).isEqualTo("prvReadUser");
    }
}
