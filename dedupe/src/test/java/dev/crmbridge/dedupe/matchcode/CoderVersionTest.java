package dev.crmbridge.dedupe.matchcode;

import static dev.crmbridge.dedupe.CandidateBuilder.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.RuleBuilder;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoderVersionTest {
    private static final List<AttributeValue> VALUES = List.of(
            new AttributeValue.Text("  Zoë  Groß-Ørsted \u00a0"),
            new AttributeValue.Text("İstanbul ΑΣ ﬁn 李 😀 ™"),
            new AttributeValue.Number(new BigDecimal("100.500")),
            new AttributeValue.Flag(true),
            new AttributeValue.Day(LocalDate.of(2026, 3, 1)),
            new AttributeValue.Moment(Instant.parse("2026-03-01T10:00:00.5Z")),
            new AttributeValue.Choice(7, "Émile"),
            new AttributeValue.Reference("Account", "A-B"));

    /** When this fails, stored matchcodes are out of date: raise the version, then take over the new number. */
    @Test
    void theCodesOfThisVersionAreThese() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (boolean caseSensitive : new boolean[] {false, true}) {
            RuleBuilder builder = RuleBuilder.aRule("t");
            var record = aRecord("t", "1");
            for (int i = 0; i < VALUES.size(); i++) {
                builder.exact("a" + i);
                record.with("a" + i, VALUES.get(i));
            }
            builder.exact("blank").first("a0", 5).last("a1", 3);
            DuplicateRule rule = caseSensitive ? builder.caseSensitive().build() : builder.build();
            all.writeBytes(canonical(rule, record.build()));
        }

        assertThat(HexFormat.of()
                        .toHexDigits(Matchcoder.digest(all.toByteArray()).high()))
                .isEqualTo("e9efad12f6035935");
        assertThat(Matchcoder.version())
                .isEqualTo("2, Java " + Runtime.version().feature());
    }

    private static byte[] canonical(DuplicateRule rule, Candidate record) {
        PublishedRule published = new PublishedRule(rule, MatchcodeSettings.standard(ZoneOffset.UTC));
        return ((Coding.Coded) new Matchcoder(published).code(record, Side.MATCHING)).canonical();
    }
}
