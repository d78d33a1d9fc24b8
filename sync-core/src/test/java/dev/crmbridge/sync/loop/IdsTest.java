package dev.crmbridge.sync.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    /** Name space and value from RFC 9562, appendix A.4. */
    @Test
    void versionFiveIsTheOneOfTheStandard() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(Ids.version5(dns, "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void twoColleaguesComeToTheSameIdForOneMeeting() {
        UUID organization = new UUID(1, 1);

        assertThat(Ids.ofMeeting(organization, "0400ab"))
                .isEqualTo(Ids.ofMeeting(organization, "0400AB"))
                .isNotEqualTo(Ids.ofMeeting(new UUID(2, 2), "0400ab"));
    }

    @Test
    void randomIdsCarryTheirVersion() {
        UUID id = Ids.version4(-1, -1);

        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }
}
