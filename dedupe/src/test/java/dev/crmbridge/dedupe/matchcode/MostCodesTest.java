package dev.crmbridge.dedupe.matchcode;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AccentPolicy;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.Transform;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MostCodesTest {
    @ParameterizedTest
    @CsvSource({"8, 8, true", "64, 1, true", "8, 9, false", "65, 1, false"})
    void aRecordHasSixtyFourMatchcodesUnderARuleOrIsToldWhyNot(int first, int second, boolean fits) {
        DuplicateRule rule = new DuplicateRule(
                "r", "Many", "t", "t", false, false, List.of(numbered("a", first), numbered("b", second)));
        Candidate record = aRecord("t", "1").with("a", "x").with("b", "y").build();

        List<Coding> codes = new Matchcoder(new PublishedRule(rule, MatchcodeSettings.standard(ZoneOffset.UTC)))
                .codes(record, Side.MATCHING);

        if (fits) {
            assertThat(codes).hasSize(first * second).hasOnlyElementsOfType(Coding.Coded.class);
            assertThat(codes.stream().map(each -> ((Coding.Coded) each).code())).doesNotHaveDuplicates();
        } else {
            assertThat(codes)
                    .singleElement()
                    .isEqualTo(new Coding.NotComparable(
                            first > 64 ? "a" : "b",
                            "rule “Many” gives this record more than 64 matchcodes because of “"
                                    + (first > 64 ? "a" : "b") + "”"));
        }
    }

    private static Criterion numbered(String attribute, int keys) {
        Transform transform = new Transform() {
            @Override
            public String id() {
                return "numbered/1";
            }

            @Override
            public List<String> keys(String text) {
                return IntStream.range(0, keys).mapToObj(key -> text + key).toList();
            }
        };
        return new Criterion(attribute, attribute, Operator.EXACT, 0, false, AccentPolicy.AS_RULE, List.of(transform));
    }
}
