package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RuleDesk;
import dev.crmbridge.crm.dataverse.DataverseCrm;
import dev.crmbridge.crm.dataverse.DataverseSettings;
import dev.crmbridge.crm.dataverse.TokenProvider;
import dev.crmbridge.crm.fake.RuleDeskContract;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Rules of the embedded server, tended over HTTP by the product's own client. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedRuleDeskTest extends RuleDeskContract {
    private TestCrm server;
    private RuleDesk desk;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new TestCrm(directory);
        String token = Objects.requireNonNull(server.crm().tokens().get("admin"));
        desk = new DataverseCrm(DataverseSettings.of(
                        URI.create(server.crm().baseUrl()), TokenProvider.fixed(token), InstantSource.system()))
                .ruleDesk();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    protected RuleDesk desk() {
        return desk;
    }

    @Override
    protected RecordRef anAccount(String name) {
        TestCrm.Answer answer = server.post(
                "admin",
                "accounts",
                JsonMapper.shared().createObjectNode().put("name", name).toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        return new RecordRef("account", UUID.fromString(answer.id()));
    }

    @Override
    protected void proceed() {
        Thread.onSpinWait();
    }
}
