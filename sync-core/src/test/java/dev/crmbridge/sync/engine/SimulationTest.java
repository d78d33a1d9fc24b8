package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The whole engine against random commands, edits on both sides, faults and crashes. {@code -Dproperty.runs=N} tries more seeds.
 */
class SimulationTest {
    @Test
    void nothingIsLostAndNothingIsCreatedTwice() {
        Map<String, Integer> reached = new TreeMap<>();
        Property.holds("nothing is lost and nothing is created twice", 500, random -> {
            Simulation simulation = new Simulation(random);
            simulation.run(25);
            simulation.recover();
            simulation.check();
            simulation.hits().forEach((name, count) -> reached.merge(name, count, Integer::sum));
        });
        if (System.getProperty("seed") == null) {
            assertThat(reached.keySet())
                    .as("failpoints that were reached, with how often: %s", reached)
                    .containsAll(Failpoints.ALL);
        }
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        List<List<String>> traces = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Simulation simulation = new Simulation(new SplittableRandom(77));
            simulation.run(15);
            simulation.recover();
            traces.add(simulation.trace());
        }
        assertThat(traces.get(0)).isNotEmpty().isEqualTo(traces.get(1));
    }
}
