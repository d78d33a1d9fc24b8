package dev.crmbridge.dedupe.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ProductHashTest {
    private static final int KEYS = 1 << 18;

    private final KeyHash hash = KeyHash.standard();

    @Test
    void nothingOutsideOfTheKeyCounts() {
        Property.holds("hash of a range equals the hash of a copy", 3_000, random -> {
            byte[] bytes = new byte[1 + random.nextInt(70)];
            random.nextBytes(bytes);
            int from = random.nextInt(bytes.length);
            int length = random.nextInt(bytes.length - from + 1);
            byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
            assertThat(hash.of(bytes, from, length)).isEqualTo(hash.of(copy, 0, length));
        });
    }

    @Test
    void everyByteOfTheKeyCounts() {
        Property.holds("another byte, another hash", 3_000, random -> {
            byte[] bytes = new byte[1 + random.nextInt(70)];
            random.nextBytes(bytes);
            long before = hash.of(bytes, 0, bytes.length);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(hash.of(bytes, 0, bytes.length)).isNotEqualTo(before);
        });
    }

    @Test
    void zerosDifferByTheirNumber() {
        Set<Long> hashes = new HashSet<>();
        for (int length = 0; length < 200; length++) {
            hashes.add(hash.of(new byte[length], 0, length));
        }
        assertThat(hashes).hasSize(200);
    }

    @Test
    void keysThatDifferLittleSpreadOverPartitionsAndSlots() {
        spreads(i -> Integer.toString(i));
        spreads(i -> "robin|example|" + i);
        spreads(i -> i + "@fabrikam.example|98052");
        spreads(i -> "robin|example|someone with a long name" + i + "@fabrikam.example");
    }

    private void spreads(IntFunction<String> key) {
        int[] partitions = new int[256];
        int[] slots = new int[256];
        Set<Long> hashes = new HashSet<>();
        for (int i = 0; i < KEYS; i++) {
            byte[] bytes = key.apply(i).getBytes(StandardCharsets.UTF_8);
            long hashed = hash.of(bytes, 0, bytes.length);
            partitions[(int) (hashed >>> 56)]++;
            slots[(int) hashed & 0xff]++;
            hashes.add(hashed);
        }
        assertThat(hashes).hasSize(KEYS);
        assertThat(Arrays.stream(partitions)).allMatch(ProductHashTest::asExpected);
        assertThat(Arrays.stream(slots)).allMatch(ProductHashTest::asExpected);
    }

    /** Within six standard deviations of the mean. */
    private static boolean asExpected(int count) {
        double mean = KEYS / 256.0;
        return Math.abs(count - mean) < 6 * Math.sqrt(mean);
    }
}
