package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.faults.Fault;
import dev.crmbridge.embedded.faults.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
    private static final String TASK = "tasks(8c7a5c1e-0d3f-4a7e-9a51-6f8b6f0a1b11)";

    @TempDir
    Path directory;

    private TestCrm crm;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    @Test
    void aLostAnswerLeavesTheRowCreated() {
        crm.crm().faults().next(Fault.ANSWER_LOST, (method, path) -> method.equals("PATCH"), 0);
        assertThatThrownBy(() -> crm.patch("seller", TASK, "{\"subject\":\"x\"}", "If-None-Match", "*"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(crm.patch("seller", TASK, "{\"subject\":\"x\"}", "If-None-Match", "*")
                        .code())
                .isEqualTo("0x80040237");
        assertThat(crm.crm().faults().struck()).isEqualTo(1);
    }

    @Test
    void aDoubledInsertIsAnsweredAsTaken() {
        crm.crm().faults().next(Fault.DOUBLED);
        assertThat(crm.patch("seller", TASK, "{\"subject\":\"x\"}", "If-None-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(crm.get("seller", "tasks/$count").text()).isEqualTo("1");
    }

    @Test
    void refusalsDoNothingAndStrikeOnce() {
        crm.crm()
                .faults()
                .next(Fault.THROTTLED, (method, path) -> true, 17)
                .next(Fault.UNAVAILABLE)
                .next(Fault.PRECONDITION_FAILED);
        Answer throttled = crm.patch("seller", TASK, "{\"subject\":\"x\"}");
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.header("Retry-After")).isEqualTo("17");
        assertThat(throttled.code()).isEqualTo("0x80072322");
        assertThat(crm.patch("seller", TASK, "{\"subject\":\"x\"}").status()).isEqualTo(503);
        assertThat(crm.patch("seller", TASK, "{\"subject\":\"x\"}").code()).isEqualTo("0x80060882");
        assertThat(crm.get("seller", TASK).status()).isEqualTo(404);
    }

    @Test
    void planningOverHttpIsOffUnlessTheSettingsAllowIt() {
        assertThat(crm.post("admin", crm.crm().baseUrl() + "/api/faults", "{\"fault\":\"THROTTLED\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aStalledBodyNeverEndsWell() throws Exception {
        crm.crm().faults().next(Fault.BODY_STALLS);
        try (InputStream body = crm.open("seller", "WhoAmI")) {
            crm.close();
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theAdministratorMayPlanOverHttpWhereTheSettingsAllowIt() {
        crm.close();
        crm = new TestCrm(directory, Faults.plannableOverHttp());
        String address = crm.crm().baseUrl() + "/api/faults";
        String plan = "{\"fault\":\"UNAVAILABLE\",\"method\":\"PATCH\"}";
        assertThat(crm.post("seller", address, plan).status()).isEqualTo(401);
        assertThat(crm.post("admin", address, plan).status()).isEqualTo(204);
        assertThat(crm.get("seller", "WhoAmI").status()).isEqualTo(200);
        assertThat(crm.patch("seller", TASK, "{\"subject\":\"x\"}").status()).isEqualTo(503);
        assertThat(crm.get("admin", address).json().get("struck").asInt()).isEqualTo(1);
        assertThat(crm.get("seller", address).status()).isEqualTo(401);
        assertThat(crm.post("admin", address, "{\"fault\":\"nonsense\"}").status())
                .isEqualTo(400);
    }
}
