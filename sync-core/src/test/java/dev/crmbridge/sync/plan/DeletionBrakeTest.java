package dev.crmbridge.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionBrakeTest {
    private final DeletionBrake testSubject = DeletionBrake.standard();

    @ParameterizedTest
    @CsvSource({
        "0,0,false",
        "10,1000,false",
        "11,1000,true",
        "10,50,false",
        "10,49,true",
        "5,25,false",
        "5,24,true",
        "4,4,false",
        "1,1,false",
        "2000000000,2000000000,true"
    })
    void moreThanTenOrMoreThanAFifthStopsTheRun(int deletions, int linked, boolean stops) {
        assertThat(testSubject.check(DeletionBrake.Where.CRM, deletions, linked).isPresent())
                .isEqualTo(stops);
    }

    @Test
    void theReasonSaysHowManyWhereAndWhatToDo() {
        assertThat(testSubject.check(DeletionBrake.Where.OUTLOOK, 12, 40))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("12 of 40")
                        .contains("Outlook")
                        .contains("nothing of it is deleted"));
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new DeletionBrake(10, 120, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("120");
    }
}
