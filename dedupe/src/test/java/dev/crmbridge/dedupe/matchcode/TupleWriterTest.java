package dev.crmbridge.dedupe.matchcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TupleWriterTest {
    private static final List<String> PIECES = List.of(
            "a", "B", "Zz", " ", "\t", "\u00a0", "\u200b", "é", "É", "e\u0301", "ß", "ẞ", "ss", "İ", "ı", "I", "Å",
            "A\u030a", "𝒜", "😀", "ſ", "Œ", "日本", "\0", "0", "\"", ",", "ﬁ", "Σ", "ς");

    @Test
    void bytesInAFileAndValuesOfARecordGiveTheSameTuple() {
        Property.holds("tuple writer equals matchcoder", 4_000, random -> {
            PublishedRule rule = rule(random);
            TupleWriter writer = new TupleWriter(rule);
            for (int record = 0; record < 4; record++) {
                compare(rule, writer, random);
            }
        });
    }

    private static void compare(PublishedRule rule, TupleWriter writer, SplittableRandom random) {
        Map<String, AttributeValue> values = new HashMap<>();
        writer.begin();
        for (Criterion criterion : rule.rule().criteria()) {
            String text = text(random);
            values.put(criterion.baseAttribute(), new AttributeValue.Text(text));
            byte[] utf8 = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
            assertThat(writer.text(utf8, 1, utf8.length - 1)).isTrue();
        }
        Coding expected = new Matchcoder(rule).code(new Candidate("t", "1", true, values), Side.BASE);

        assertThat(writer.complete()).isEqualTo(expected instanceof Coding.Coded);
        if (expected instanceof Coding.Coded coded) {
            byte[] tuple = Arrays.copyOf(writer.bytes(), writer.length());
            assertThat(tuple).isEqualTo(coded.canonical());
        }
    }

    private static PublishedRule rule(SplittableRandom random) {
        List<Criterion> criteria = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Operator operator =
                    List.of(Operator.EXACT, Operator.FIRST, Operator.LAST).get(random.nextInt(3));
            int length = operator == Operator.EXACT ? 0 : 1 + random.nextInt(4);
            criteria.add(new Criterion("c" + i, "c" + i, operator, length, random.nextBoolean()));
        }
        return new PublishedRule(
                new DuplicateRule("r", "r", "t", "t", random.nextBoolean(), false, criteria),
                new MatchcodeSettings(ZoneOffset.UTC, random.nextBoolean(), random.nextBoolean()));
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(5) * (random.nextInt(20) == 0 ? 60 : 1);
        boolean plain = random.nextBoolean();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(plain ? 5 : PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void blanksOutsideAsciiAreNoValueEither() {
        List<Criterion> criteria = List.of(
                new Criterion("a", "a", Operator.EXACT, 0, false), new Criterion("b", "b", Operator.EXACT, 0, false));
        TupleWriter writer = new TupleWriter(new PublishedRule(
                new DuplicateRule("r", "r", "t", "t", false, false, criteria),
                new MatchcodeSettings(ZoneOffset.UTC, false, false)));
        byte[] noBreakSpace = "\u00a0".getBytes(StandardCharsets.UTF_8);
        writer.begin();

        assertThat(writer.text(noBreakSpace, 0, noBreakSpace.length)).isTrue();
        assertThat(writer.text(noBreakSpace, 0, noBreakSpace.length)).isTrue();

        assertThat(writer.complete()).isFalse();
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        PublishedRule rule = rule(new SplittableRandom(1));
        TupleWriter writer = new TupleWriter(rule);
        writer.begin();
        assertThat(writer.text(new byte[] {'a', (byte) 0xC3, 'b'}, 0, 3)).isFalse();
    }
}
