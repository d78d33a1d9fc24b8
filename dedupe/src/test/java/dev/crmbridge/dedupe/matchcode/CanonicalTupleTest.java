package dev.crmbridge.dedupe.matchcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTupleTest {
    @Test
    void aBlankIsOneZeroByteAndAValueCarriesKindAndLength() {
        assertThat(CanonicalTuple.encode(Arrays.asList(new CanonicalValue((byte) 1, "aé"), null)))
                .containsExactly(1, 3, 'a', 0xc3, 0xa9, 0);
    }

    @ParameterizedTest
    @CsvSource({"127, 1", "128, 2", "16383, 2", "16384, 3", "1000000, 3"})
    void theLengthOfLongTextsTakesAsManyBytesAsItNeeds(int length, int lengthBytes) {
        byte[] tuple = CanonicalTuple.encode(List.of(new CanonicalValue((byte) 1, "x".repeat(length))));

        int decoded = 0;
        for (int i = 0; i < lengthBytes; i++) {
            decoded |= (tuple[1 + i] & 0x7f) << 7 * i;
        }
        assertThat(tuple).hasSize(1 + lengthBytes + length);
        assertThat(decoded).isEqualTo(length);
        assertThat(tuple[lengthBytes]).isNotNegative();
    }
}
