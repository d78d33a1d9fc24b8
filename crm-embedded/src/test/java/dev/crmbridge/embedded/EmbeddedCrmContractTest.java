package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.dataverse.DataverseCrm;
import dev.crmbridge.crm.dataverse.DataverseSettings;
import dev.crmbridge.crm.dataverse.TokenProvider;
import dev.crmbridge.crm.fake.CrmContract;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The embedded server, spoken to over HTTP by the product's own client, keeps the contract of every CRM. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedCrmContractTest extends CrmContract {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TestCrm server;
    private Crm crm;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = new TestCrm(directory);
        String token = Objects.requireNonNull(server.crm().tokens().get("seller"));
        crm = new DataverseCrm(DataverseSettings.of(
                URI.create(server.crm().baseUrl()), TokenProvider.fixed(token), InstantSource.system()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    protected Crm crm() {
        return crm;
    }

    @Override
    protected RecordRef anAccount(String name) {
        return asAdmin("account", MAPPER.createObjectNode().put("name", name));
    }

    @Override
    protected RecordRef aContact(String firstName, String lastName, String email) {
        return asAdmin(
                "contact",
                MAPPER.createObjectNode()
                        .put("firstname", firstName)
                        .put("lastname", lastName)
                        .put("emailaddress1", email));
    }

    @Override
    protected void publish(DuplicateRuleRow rule) {
        RecordRef ref = asAdmin(
                "duplicaterule",
                MAPPER.createObjectNode()
                        .put("name", rule.name())
                        .put("baseentityname", rule.baseEntity())
                        .put("matchingentityname", rule.matchingEntity())
                        .put("iscasesensitive", rule.caseSensitive())
                        .put("excludeinactiverecords", rule.excludeInactive()));
        for (Condition condition : rule.conditions()) {
            ObjectNode body = MAPPER.createObjectNode()
                    .put("baseattributename", condition.baseAttribute())
                    .put("matchingattributename", condition.matchingAttribute())
                    .put("operatorcode", condition.operatorCode())
                    .put("ignoreblankvalues", condition.ignoreBlank())
                    .put("regardingobjectid@odata.bind", "/duplicaterules(" + ref.id() + ")");
            if (condition.operatorParam() != null) {
                body.put("operatorparam", condition.operatorParam());
            }
            asAdmin("duplicaterulecondition", body);
        }
        String path = "duplicaterules(" + ref.id() + ")";
        TestCrm.Answer answer = server.post("admin", path + "/Microsoft.Dynamics.CRM.PublishDuplicateRule", "");
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (statusOf(path) != 2) {
            assertThat(System.nanoTime()).as("the rule is published").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** All rules that take the two for duplicates are answered, {@code rule} among them. */
    @Override
    protected void say(RecordRef one, RecordRef other, UUID rule) {
        ObjectNode body = MAPPER.createObjectNode();
        body.set("Record", reference(one));
        body.set("Other", reference(other));
        TestCrm.Answer answer = server.post("admin", "MarkNotDuplicates", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static ObjectNode reference(RecordRef contact) {
        return MAPPER.createObjectNode()
                .put("@odata.type", "#Microsoft.Dynamics.CRM.contact")
                .put("contactid", contact.id().toString());
    }

    private int statusOf(String path) {
        JsonNode rule = server.get("admin", path + "?$select=statuscode").json();
        return rule.path("statuscode").asInt(-1);
    }

    private RecordRef asAdmin(String entity, ObjectNode body) {
        TestCrm.Answer answer = server.post("admin", entity + "s", body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        return new RecordRef(entity, UUID.fromString(answer.id()));
    }

    @Test
    void aTableItDoesNotHaveIsNamed() {
        assertThat(crm.search("nix", "a", 10))
                .isEqualTo(CrmResult.failed(new CrmFailure.Rejected("no-such-table", "The CRM has no table “nix”.")));
    }
}
