package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
    private final Difference asked = new Difference(
            "subject",
            new FieldValue.Text("Before"),
            new FieldValue.Text("Outlook"),
            new FieldValue.Text("CRM"),
            ReasonCode.CONFLICT);

    private static Snapshot subject(String text) {
        return Snapshot.of("task", Map.of("subject", new FieldValue.Text(text)));
    }

    @Test
    void theValueThatWasNotChosenIsKeptBeforeItIsReplaced() {
        assertThat(Settlement.of(asked, subject("Outlook"), subject("CRM"), Settlement.Side.OUTLOOK))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isInstanceOfSatisfying(
                                        Action.KeepValue.class,
                                        keep -> assertThat(keep.lost()).isEqualTo(new FieldValue.Text("CRM"))),
                        second -> assertThat(second)
                                .isInstanceOfSatisfying(
                                        Action.UpdateCrm.class,
                                        update -> assertThat(update.fields())
                                                .containsEntry("subject", new FieldValue.Text("Outlook"))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Settlement.Side.class,
            names = {"OUTLOOK", "CRM"})
    void aValueThePersonDidNotSeeIsNotReplaced(Settlement.Side use) {
        boolean outlookLoses = use == Settlement.Side.CRM;

        assertThat(Settlement.of(
                        asked,
                        subject(outlookLoses ? "Typed since" : "Outlook"),
                        subject(outlookLoses ? "CRM" : "Written since"),
                        use))
                .isEmpty();
    }

    @Test
    void theChosenSideMayHaveGoneOn() {
        assertThat(Settlement.of(asked, subject("Outlook"), subject("CRM, corrected"), Settlement.Side.CRM))
                .anySatisfy(action -> assertThat(action)
                        .isInstanceOfSatisfying(
                                Action.UpdateOutlook.class,
                                update -> assertThat(update.fields())
                                        .containsEntry("subject", new FieldValue.Text("CRM, corrected"))));
    }

    private final Difference ofTakingBack =
            Difference.ofTakingBack("subject", new FieldValue.Text("Of before"), new FieldValue.Text("Now"));

    @Test
    void aValueOfBeforeIsWrittenInSpiteOfDuplicatesAndThenBothSidesDiffer() {
        assertThat(Settlement.of(ofTakingBack, subject("Now"), subject("Now"), subject("Now"), Settlement.Side.OUTLOOK))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isInstanceOfSatisfying(
                                        Action.UpdateCrm.class,
                                        update -> assertThat(update.fields())
                                                .containsEntry("subject", new FieldValue.Text("Of before"))),
                        second -> assertThat(second.code()).isEqualTo(ReasonCode.CONFLICT));
    }

    @ParameterizedTest
    @EnumSource(
            value = Settlement.Side.class,
            names = {"LEAVE", "CRM"})
    void aValueOfBeforeThatIsNotWantedChangesNothing(Settlement.Side use) {
        assertThat(Settlement.of(ofTakingBack, subject("Now"), subject("Now"), subject("Now"), use))
                .singleElement()
                .isInstanceOf(Action.Release.class);
    }

    @Test
    void aValueOfBeforeIsNotWrittenOverWhatOutlookShowsSince() {
        assertThat(Settlement.of(
                        ofTakingBack, subject("Now"), subject("Typed since"), subject("Now"), Settlement.Side.OUTLOOK))
                .isEmpty();
    }
}
