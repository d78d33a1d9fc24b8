package dev.crmbridge.outlooksim.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeetingIdTest {
    @Test
    void anIdOfAnotherProgramFollowsTheMark() {
        assertThat(MeetingId.of("a@b"))
                .isEqualTo("040000008200E00074C5B7101A82E008" + "00000000" + "0000000000000000" + "0000000000000000"
                        + "10000000" + "7643616C2D55696401000000" + "61406200");
    }

    @Test
    void anIdOfOutlookIsKeptWithoutTheDateOfItsOccurrence() {
        String rest = "A0B1C2D3E4F5060700000000000000001000000000112233445566778899AABBCCDDEEFF";
        assertThat(MeetingId.of("040000008200E00074C5B7101A82E00807EA0C01" + rest.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo("040000008200E00074C5B7101A82E00800000000" + rest);
    }
}
