package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.web.text.Display;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateGroupTest {
    private static final Instant DAY = Instant.parse("2026-11-02T08:00:00Z");
    private static final Display DISPLAY = new Display(Locale.US, ZoneOffset.UTC, () -> DAY);

    private static Match match(String table, String name, @Nullable Instant changed) {
        return new Match(new RecordRef(table, UUID.randomUUID()), name, "Same e-mail", List.of(), true, changed, null);
    }

    @Test
    void eachTableIsAGroupWithTheLastChangedFirst() {
        List<CandidateGroup> groups = CandidateGroup.of(
                List.of(
                        match("contact", "old", DAY),
                        match("lead", "other", DAY),
                        match("contact", "unknown", null),
                        match("contact", "new", DAY.plusSeconds(1))),
                Set.of());

        assertThat(groups).extracting(CandidateGroup::table).containsExactly("contact", "lead");
        assertThat(groups.get(0).listed()).extracting(Match::name).containsExactly("new", "old", "unknown");
        assertThat(groups).noneMatch(CandidateGroup::isCut);
    }

    @Test
    void ofAValueThatVeryManyShareTheNewestAreListedAndAllAreCounted() {
        List<Match> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(match("contact", "c" + i, DAY.plusSeconds(i)));
        }

        CandidateGroup group = CandidateGroup.of(many, Set.of()).get(0);

        assertThat(group.listed()).hasSize(CandidateGroup.MOST).first().returns("c19999", Match::name);
        assertThat(group.total()).isEqualTo(20_000);
        assertThat(group.isCut()).isTrue();
        assertThat(group.which(DISPLAY)).startsWith("The 50 changed last").endsWith("all 20,000.");
    }

    @Test
    void whereMoreThereAreThanWereReadTheyAreNotCalledTheLastChanged() {
        CandidateGroup group = CandidateGroup.of(List.of(match("contact", "one", DAY)), Set.of("contact"))
                .get(0);

        assertThat(group.isCut()).isTrue();
        assertThat(group.count(DISPLAY)).isEqualTo("more than 1");
        assertThat(group.which(DISPLAY)).doesNotContain("last").contains("all there are");
    }
}
