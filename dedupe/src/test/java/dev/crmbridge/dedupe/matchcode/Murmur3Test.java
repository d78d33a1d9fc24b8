package dev.crmbridge.dedupe.matchcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Matchcode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Murmur3Test {
    /** SMHasher's verification test: digests of keys of all lengths up to 255, digested again. */
    @Test
    void theDigestPassesThePublishedVerificationValue() {
        ByteBuffer digests = ByteBuffer.allocate(256 * 16).order(ByteOrder.LITTLE_ENDIAN);
        byte[] key = new byte[256];
        for (int length = 0; length < 256; length++) {
            byte[] prefix = java.util.Arrays.copyOf(key, length);
            Matchcode code = Murmur3.hash128(prefix, 256 - length);
            digests.putLong(code.high()).putLong(code.low());
            key[length] = (byte) length;
        }

        long verification = Murmur3.hash128(digests.array(), 0).high() & 0xffff_ffffL;

        assertThat(verification).isEqualTo(0x6384BA69L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0000000000000000|0000000000000000",
                "hello|cbd8a7b341bd9b02|5b1e906a48ae1d19",
                "hello, world|342fac623a5ebc8e|4cdcbc079642414d",
                "19 Jan 2038 at 3:14:07 AM|b89e5988b737affc|664fc2950231b2cb",
                "The quick brown fox jumps over the lazy dog.|cd99481f9ee902c9|695da1a38987b6e7",
            })
    void wellKnownTextsHaveTheirWellKnownDigests(String text, String high, String low) {
        assertThat(Murmur3.hash128(text.getBytes(StandardCharsets.UTF_8), 0))
                .isEqualTo(new Matchcode(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16)));
    }
}
