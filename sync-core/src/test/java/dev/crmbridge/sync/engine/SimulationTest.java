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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(value = PlantedBug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedBugIsFound(PlantedBug bug) {
        int seed = 0;
        while (seed < 1_000 && !isFound(bug, seed)) {
            seed++;
        }
        assertThat(seed).as("seeds tried until %s was found", bug).isLessThan(1_000);
    }

    private static boolean isFound(PlantedBug bug, int seed) {
        Simulation simulation = new Simulation(new SplittableRandom(seed), bug);
        simulation.run(25);
        simulation.recover();
        try {
            simulation.check();
            return false;
        } catch (AssertionError found) {
            return true;
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
