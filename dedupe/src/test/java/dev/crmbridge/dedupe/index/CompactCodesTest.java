package dev.crmbridge.dedupe.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CompactCodesTest {
    private static TreeSet<Integer> found(CompactCodes codes, long code) {
        TreeSet<Integer> found = new TreeSet<>();
        codes.find(code, record -> assertThat(found.add(record)).isTrue());
        return found;
    }

    @Test
    void anyRowOfChangesLeavesWhatAMapWouldHold() {
        Property.holds("compact codes equal a map", 300, random -> {
            CompactCodes codes = new CompactCodes(random.nextInt(20));
            Map<Integer, Long> map = new HashMap<>();
            int records = 1 + random.nextInt(200);
            for (int step = 0; step < 400; step++) {
                int record = random.nextInt(records);
                if (random.nextInt(3) == 0) {
                    codes.remove(record);
                    map.remove(record);
                } else {
                    long code = random.nextInt(30) * (random.nextBoolean() ? 1L : 1L << 40);
                    codes.put(record, code);
                    map.put(record, code);
                }
                long asked = random.nextInt(30) * (random.nextBoolean() ? 1L : 1L << 40);
                TreeSet<Integer> expected = new TreeSet<>();
                map.forEach((each, code) -> {
                    if (code == asked) {
                        expected.add(each);
                    }
                });
                assertThat(found(codes, asked)).isEqualTo(expected);
                assertThat(codes.size()).isEqualTo(map.size());
                assertThat(codes.holds(record)).isEqualTo(map.containsKey(record));
            }
        });
    }

    @Test
    void aRecordTakesSixteenToTwentyFourBytes() {
        for (int records : new int[] {100_000, 1_000_000, 1 << 20}) {
            CompactCodes codes = new CompactCodes(records);
            for (int record = 0; record < records; record++) {
                codes.put(record, record * 0x9E3779B97F4A7C15L);
            }
            assertThat(codes.memoryBytes() / (double) records).isBetween(12.0, 24.0);
        }
    }
}
