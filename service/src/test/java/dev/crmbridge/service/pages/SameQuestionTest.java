package dev.crmbridge.service.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SameQuestionTest {
    @Test
    void whatYesDoesCountsWhatIsDeletedAndWhatStays() {
        assertThat(SameQuestion.whatYesDoes(12, 12))
                .isEqualTo("For all of them, Yes removes 12 links and deletes 12 records in CRM.");
        assertThat(SameQuestion.whatYesDoes(12, 10))
                .isEqualTo("For all of them, Yes removes 12 links and deletes 10 records in CRM;"
                        + " 2 records stay because they cannot be deleted.");
        assertThat(SameQuestion.whatYesDoes(2, 1))
                .isEqualTo("For all of them, Yes removes 2 links and deletes 1 record in CRM;"
                        + " 1 record stays because it cannot be deleted.");
        assertThat(SameQuestion.whatYesDoes(2, 0))
                .isEqualTo("For all of them, Yes removes 2 links and deletes no record: none of them can be deleted.");
    }
}
