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
            Map<Integer, Long> aside = new HashMap<>();
            int records = 1 + random.nextInt(200);
            for (int step = 0; step < 400; step++) {
                int record = random.nextInt(records);
                int kind = random.nextInt(7);
                if (kind < 2) {
                    codes.remove(record);
                    map.remove(record);
                    aside.remove(record);
                } else if (kind == 2) {
                    long code = random.nextInt(30);
                    codes.setAside(record, code);
                    map.remove(record);
                    aside.put(record, code);
                } else {
                    aside.remove(record);
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
                assertThat(codes.size()).isEqualTo(map.size() + aside.size());
                assertThat(codes.isAside(record)).isEqualTo(aside.containsKey(record));
                assertThat(codes.holds(record)).isEqualTo(map.containsKey(record) || aside.containsKey(record));
                if (codes.holds(record)) {
                    assertThat(codes.code(record)).isEqualTo(map.getOrDefault(record, aside.get(record)));
                }
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

    @Test
    void aRecordTakesNoMoreWhileTheirNumberGrows() {
        CompactCodes codes = new CompactCodes(0);
        for (int record = 0; record < 1_100_000; record++) {
            codes.put(record, record * 0x9E3779B97F4A7C15L);
            if (record >= 100) {
                long bytes = codes.memoryBytes();
                if (bytes < 14L * record
                        || bytes > 24L * (record + 1)) { // an assertion object each time would take seconds
                    assertThat(bytes / (record + 1.0)).isBetween(14.0, 24.0);
                }
            }
        }
    }
}
