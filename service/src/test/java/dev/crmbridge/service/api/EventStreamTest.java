package dev.crmbridge.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.service.RunningService;
import dev.crmbridge.sync.Engine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {
    @Test
    @Timeout(30)
    void whatTheEngineTellsReachesTheListener(@TempDir Path folder) throws Exception {
        try (var service = new RunningService(folder)) {
            var answer = service.http.send(
                    service.signed("/api/events")
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(lines.readLine()).startsWith(":");
                service.engine.tell(
                        new Engine.Event.StatusChanged(service.engine.status().join()));

                assertThat(eventAfterComments(lines)).isEqualTo("event: status");
                assertThat(lines.readLine()).startsWith("data: {\"outlook\":");
            }
        }
    }

    @Test
    void theSubscriptionsOfPagesAndAddInEndWithTheServer(@TempDir Path folder) {
        var service = new RunningService(folder);
        assertThat(service.engine.listeners()).isEqualTo(2);
        service.close();
        assertThat(service.engine.listeners()).isZero();
    }

    private static String eventAfterComments(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line.isEmpty() || line.startsWith(":")) {
            line = lines.readLine();
        }
        return line;
    }
}
