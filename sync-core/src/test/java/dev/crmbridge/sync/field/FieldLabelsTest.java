package dev.crmbridge.sync.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldLabelsTest {
    @Test
    void aMappedFieldIsCalledAsInTheForm() {
        assertThat(FieldLabels.of("task", "scheduledend")).isEqualTo("Due Date");
        assertThat(FieldLabels.of("appointment", "status")).isEqualTo("Show Time As");
    }

    @Test
    void aColumnOfAMappedFieldIsCalledLikeTheField() {
        assertThat(FieldLabels.of("task", "statuscode")).isEqualTo("Status");
    }

    @Test
    void aColumnThatIsOnlyComparedHasWordsToo() {
        assertThat(FieldLabels.of("contact", "emailaddress1")).isEqualTo("Email");
    }

    @Test
    void anUnknownColumnKeepsItsName() {
        assertThat(FieldLabels.of("contact", "new_loyaltynumber")).isEqualTo("new_loyaltynumber");
    }
}
