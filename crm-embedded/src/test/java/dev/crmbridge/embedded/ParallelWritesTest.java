package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelWritesTest {
    private static final String TASK = "tasks(8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11)";

    @TempDir
    Path directory;

    @Test
    void ofManyInsertsOfOneKeyExactlyOneWins() {
        try (TestCrm crm = new TestCrm(directory)) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String body = "{\"subject\":\"writer " + i + "\"}";
                answers.add(CompletableFuture.supplyAsync(() ->
                        crm.patch("seller", TASK, body, "If-None-Match", "*", "Prefer", "return=representation")));
            }
            List<Answer> all = answers.stream().map(CompletableFuture::join).toList();
            List<Answer> winners = all.stream().filter(a -> a.status() == 201).toList();
            assertThat(winners).hasSize(1);
            assertThat(all)
                    .filteredOn(a -> a.status() != 201)
                    .allMatch(a -> a.code().equals("0x80040237"));
            assertThat(crm.get("seller", TASK).json().get("subject"))
                    .isEqualTo(winners.get(0).json().get("subject"));
        }
    }

    @Test
    void ofTwoUpdatesWithOneEtagExactlyOneWins() {
        try (TestCrm crm = new TestCrm(directory)) {
            crm.patch("seller", TASK, "{\"subject\":\"x\"}");
            String etag = crm.get("seller", TASK).header("ETag");
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String body = "{\"subject\":\"writer " + i + "\"}";
                answers.add(CompletableFuture.supplyAsync(() -> crm.patch("seller", TASK, body, "If-Match", etag)));
            }
            assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsOnlyOnce(204)
                    .containsOnly(204, 412);
        }
    }
}
