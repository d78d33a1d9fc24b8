package dev.crmbridge.dedupe.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepeatedHashesTest {
    private final RepeatedHashes testSubject = new RepeatedHashes();

    @Test
    void everyHashThatIsThereTwiceIsToldWhateverWasLookedAtBefore() {
        Property.holds("repeated hashes are told", 300, random -> {
            long[] hashes = hashes(random, 1 + random.nextInt(600), 1 + random.nextInt(600));
            testSubject.of(blocks(hashes, random), hashes.length);

            Set<Long> once = new HashSet<>();
            for (long hash : hashes) {
                assertThat(once.add(hash) || testSubject.mayRepeat(hash) == 1).isTrue();
            }
        });
    }

    @Test
    void fewOfThoseThatAreThereOnceAreTold() {
        SplittableRandom random = new SplittableRandom(17);
        long[] hashes = random.longs(40_000).distinct().toArray();
        testSubject.of(blocks(hashes, random), hashes.length);

        long told = Arrays.stream(hashes)
                .filter(hash -> testSubject.mayRepeat(hash) == 1)
                .count();
        assertThat(told).isLessThan(hashes.length / 8);
    }

    private static long[] hashes(SplittableRandom random, int count, int different) {
        long[] some = random.longs(different).toArray();
        return random.ints(count, 0, different).mapToLong(i -> some[i]).toArray();
    }

    private static KeyBlock[] blocks(long[] hashes, SplittableRandom random) {
        int first = random.nextInt(hashes.length + 1);
        return new KeyBlock[] {
            block(Arrays.copyOf(hashes, first)), block(Arrays.copyOfRange(hashes, first, hashes.length))
        };
    }

    private static KeyBlock block(long[] hashes) {
        byte[] bytes = new byte[hashes.length * KeyBlock.HEAD];
        for (int i = 0; i < hashes.length; i++) {
            KeyBlock.put(bytes, i, hashes[i], i, bytes.length);
        }
        return new KeyBlock(bytes, hashes.length);
    }
}
