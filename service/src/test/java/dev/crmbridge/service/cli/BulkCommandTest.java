package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.service.FakeEngine;
import dev.crmbridge.service.RunningService;
import dev.crmbridge.service.installation.Installation;
import dev.crmbridge.sync.command.CommandRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkCommandTest {
    private static final int MANY = 30;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Pressed stop = new Pressed();
    private final List<String> items = new ArrayList<>();
    private Path folder;
    private RunningService service;

    /** Ctrl+C, pressed as soon as the command can be stopped. */
    private static final class Pressed implements Stop {
        private boolean armed;
        private boolean watched;
        private int exitCode = -1;

        @Override
        public void watch() {
            watched = true;
        }

        @Override
        public boolean asked() {
            return armed && watched;
        }

        @Override
        public void finished(int code) {
            exitCode = code;
        }
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        this.folder = folder;
        service = new RunningService(folder);
        for (int i = 0; i < MANY; i++) {
            String id = "00000000AA%06d".formatted(i);
            items.add(id);
            service.engine.withTask(id, i < 25 ? "Task " + i : "slow " + i);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void onCtrlCTheRestIsCanceledAndSaidSo() {
        stop.armed = true;

        assertThat(run("track", "--bulk", "--json")).isZero();

        assertThat(outcomes("linked")).isEqualTo(25);
        assertThat(outcomes("cancelled")).isEqualTo(5);
        assertThat(err.toString()).contains("What is done stays");
        assertThat(stop.exitCode).isZero();
    }

    @Test
    void aFewItemsAreNotStoppedButOnlyTheWaitEnds() {
        items.subList(20, MANY).clear();

        assertThat(run("track", "--json")).isZero();

        assertThat(stop.watched).isFalse();
    }

    @Test
    void itemsThatDoNotExistAreRefusedAmongMany() {
        items.set(3, "00000000FFFFFFFF");

        assertThat(run("track", "--bulk", "--wait", "0", "--json")).isEqualTo(4);

        assertThat(outcomes("refused")).isEqualTo(1);
        assertThat(service.engine.submitted.get(0).items()).hasSize(MANY - 1);
    }

    @Test
    void aPrefixOfManyThatIsNotUniqueEndsTheCommand() {
        items.set(3, "00000000AA");

        assertThat(run("track", "--bulk", "--json")).isEqualTo(2);

        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void untrackAndRegardingOfManyNeedTheirChoiceAtOnce() {
        String target = FakeEngine.record("account", "Fabrikam").toString();

        assertThat(run("untrack", "--bulk")).isEqualTo(2);
        assertThat(run("regarding", "--bulk")).isEqualTo(2);
        assertThat(service.engine.submitted).isEmpty();

        assertThat(run("untrack", "--bulk", "--keep-record", "--wait", "0")).isZero();
        items.add(target);
        assertThat(run("regarding", "--bulk", "--wait", "0")).isZero();
        assertThat(service.engine.submitted).hasSize(2).allMatch(CommandRequest::bulk);
    }

    private int run(String command, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(items);
        words.addAll(List.of(more));
        words.addAll(List.of("--data", folder.toString()));
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), null);
        var surroundings = new Surroundings(
                terminal, Map.of(), folder.resolve("home"), milliseconds -> {}, Installation.ofThisProcess(), stop);
        return CommandLineRun.with(surroundings, words.toArray(String[]::new));
    }

    private long outcomes(String outcome) {
        JsonNode operations = JsonMapper.shared().readTree(out.toString()).path("operations");
        return operations
                .valueStream()
                .filter(operation -> operation.path("outcome").asString().equals(outcome))
                .count();
    }
}
