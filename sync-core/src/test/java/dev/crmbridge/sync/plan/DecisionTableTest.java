package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Sample;
import dev.crmbridge.sync.field.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTableTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Snapshot AGREED =
            FieldRegistry.of("task").readOutlook(Sample.task(), null).snapshot();

    record Row(String outlook, String crm, String decision, String why) {}

    static List<Row> rows() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                PairPlanner.class.getResourceAsStream("decision-table.txt"),
                "decision-table.txt is not on the class path")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void thePlannerDecidesAsTheRowSays(Row row) {
        Plan plan = new PairPlanner()
                .plan(
                        Base.of(AGREED),
                        outlook(state(row.outlook())),
                        crm(state(row.crm())),
                        Policy.standard(Sample.ZONE),
                        NOW);
        assertThat(plan.decision().word()).isEqualTo(row.decision());
        assertThat(plan.outlook().word()).isEqualTo(row.outlook());
        assertThat(plan.crm().word()).isEqualTo(row.crm());
        assertThat(plan.isEmpty()).isEqualTo(row.decision().equals("nothing"));
        assertThat(plan.actions())
                .allSatisfy(action -> assertThat(action.reason()).endsWith("."));
        assertThat(row.why()).endsWith(".");
    }

    @Test
    void everyCombinationHasExactlyOneRow() throws IOException {
        List<String> all = new ArrayList<>();
        for (SideState outlook : SideState.values()) {
            for (SideState crm : SideState.values()) {
                all.add(outlook.word() + " " + crm.word());
            }
        }
        assertThat(rows().stream().map(row -> row.outlook() + " " + row.crm()).toList())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void onlyAConfirmedAbsenceOppositeAnUnchangedSideCanDelete() throws IOException {
        assertThat(rows().stream()
                        .filter(row -> row.decision().startsWith("delete"))
                        .map(row -> row.outlook() + " " + row.crm())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("unchanged missing-confirmed", "missing-confirmed unchanged"));
    }

    private static SideState state(String word) {
        return SideState.valueOf(word.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }

    private static OutlookSide outlook(SideState state) {
        return switch (state) {
            case UNCHANGED -> new OutlookSide.Present(AGREED, Set.of());
            case CHANGED -> new OutlookSide.Present(changed("subject", "Outlook's"), Set.of());
            case CLOSED -> new OutlookSide.Present(closed(), Set.of());
            case UNREADABLE -> new OutlookSide.Unreadable();
            case MISSING_ONCE -> new OutlookSide.MissingOnce();
            case MISSING_CONFIRMED -> new OutlookSide.MissingConfirmed();
            case NOT_VISIBLE -> new OutlookSide.NotVisible();
        };
    }

    private static CrmSide crm(SideState state) {
        return switch (state) {
            case UNCHANGED -> new CrmSide.Present(AGREED, CrmSide.Rights.all());
            case CHANGED -> new CrmSide.Present(changed("description", "The CRM's"), CrmSide.Rights.all());
            case CLOSED -> new CrmSide.Present(closed(), CrmSide.Rights.all());
            case UNREADABLE -> new CrmSide.Unreadable();
            case MISSING_ONCE -> new CrmSide.MissingOnce();
            case MISSING_CONFIRMED -> new CrmSide.MissingConfirmed();
            case NOT_VISIBLE -> new CrmSide.NotVisible();
        };
    }

    private static Snapshot changed(String field, String text) {
        return AGREED.with(Map.of(field, new FieldValue.Text(text)));
    }

    private static Snapshot closed() {
        return AGREED.with(Map.of("status", new FieldValue.Status(1, 5)));
    }
}
