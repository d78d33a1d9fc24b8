package dev.crmbridge.sync.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkTest {
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

    @Test
    void aNewerRowIsFollowedWithTheOverlap() {
        Watermark mark = Watermark.at(Instant.EPOCH).after(START, START.plusSeconds(1), START, OVERLAP);

        assertThat(mark.from()).isEqualTo(START.minus(OVERLAP));
    }

    @Test
    void theOverlapIsGoneAfterAPollThatBeganAnOverlapLater() {
        Watermark seen = Watermark.at(Instant.EPOCH).after(START, START, START, OVERLAP);
        Instant half = START.plus(OVERLAP.dividedBy(2));
        Instant late = START.plusSeconds(3600);

        assertThat(seen.after(half, half, START, OVERLAP).from()).isEqualTo(START.minus(OVERLAP.dividedBy(2)));
        assertThat(seen.after(late, late, START, OVERLAP).from()).isEqualTo(START);
    }

    @Test
    void anEmptyTableAndAClockThatWasPutBackMoveNothing() {
        Watermark mark = Watermark.at(START);
        Watermark seen = mark.after(START, START, START.plusSeconds(600), OVERLAP);
        Instant earlier = START.minusSeconds(9_000);

        assertThat(mark.after(START, START, null, OVERLAP)).isEqualTo(mark);
        assertThat(seen.after(earlier, earlier, null, OVERLAP).from()).isEqualTo(seen.from());
    }

    private record Row(Instant changed, Instant visible) {}

    /** Rows become visible up to the overlap after their time, server and PC disagree about the time, polls come as they like. */
    @ParameterizedTest
    @ValueSource(longs = {-86_400, -1, 0, 90, 86_400})
    void noRowIsMissedHoweverLateItBecomesVisible(long clockDifference) {
        Random random = new Random(clockDifference);
        for (int round = 0; round < 300; round++) {
            List<Row> unseen = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            Watermark mark = Watermark.at(Instant.EPOCH);
            Instant server = START;
            for (int poll = 0; poll < 30; poll++) {
                Instant before = server;
                server = server.plusSeconds(random.nextInt(10) == 0 ? 600 : random.nextInt(90));
                for (int i = random.nextInt(4); i > 0; i--) {
                    Instant changed = before.plusMillis((long) (random.nextDouble()
                            * Duration.between(before, server).toMillis()));
                    Row row = new Row(changed, changed.plusMillis(random.nextInt((int) OVERLAP.toMillis())));
                    rows.add(row);
                    unseen.add(row);
                }
                Instant now = server;
                Instant from = mark.from();
                List<Row> answer = rows.stream()
                        .filter(row ->
                                !row.visible().isAfter(now) && !row.changed().isBefore(from))
                        .toList();
                unseen.removeAll(answer);
                Instant newest = answer.stream()
                        .map(Row::changed)
                        .max(Instant::compareTo)
                        .orElse(null);
                Instant ours = now.plusSeconds(clockDifference);
                mark = mark.after(ours, ours.plusMillis(random.nextInt(500)), newest, OVERLAP);
                Instant next = mark.from();
                assertThat(unseen).noneMatch(row -> row.changed().isBefore(next));
            }
        }
    }
}
