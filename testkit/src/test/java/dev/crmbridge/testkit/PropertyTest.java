package dev.crmbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void aFailingRunNamesThePropertyAndTheSeedThatReplaysIt() {
        assertThatThrownBy(() -> Property.holds("numbers are small", 50, random -> {
                    if (random.nextInt(10) > 4) {
                        throw new IllegalStateException("too big");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("numbers are small")
                .hasMessageContaining("-Dseed=")
                .hasMessageContaining("too big");
    }

    /** As many as the build asks for: those of every day, or more. */
    private static int runs() {
        return Integer.getInteger("property.runs", 20 * Integer.getInteger("property.factor", 1));
    }

    @Test
    void twoChecksSeeTheSameNumbers() {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        Property.holds("collects", 20, random -> first.add(random.nextInt()));
        Property.holds("collects", 20, random -> second.add(random.nextInt()));
        assertThat(first).isEqualTo(second).hasSize(runs()).doesNotHaveDuplicates();
    }
}
