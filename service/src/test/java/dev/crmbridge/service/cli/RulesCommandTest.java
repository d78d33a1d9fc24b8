package dev.crmbridge.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.service.RunningService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulesCommandTest {
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Path folder;
    private RunningService service;

    @BeforeEach
    void start(@TempDir Path folder) {
        this.folder = folder;
        service = new RunningService(folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), null);
        return CommandLineRun.with(new Surroundings(terminal, Map.of(), folder, milliseconds -> {}), withData(args));
    }

    private String[] withData(String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--data";
        all[args.length + 1] = folder.toString();
        return all;
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private String created(String name, String... more) {
        String[] args = new String[more.length + 6];
        String[] start = {"rules", "create", name, "--for", "account", "--json"};
        System.arraycopy(start, 0, args, 0, start.length);
        System.arraycopy(more, 0, args, start.length, more.length);
        assertThat(run(args)).as(err.toString()).isZero();
        return json().path("id").asString();
    }

    @Test
    void aRuleIsCreatedShownPublishedTakenOutOfForceAndDeleted() {
        String id = created("Same name", "--rule", "exact(name)+last(telephone1, 4);case");
        assertThat(json().path("status").asString()).isEqualTo("unpublished");

        assertThat(run("rules", "--json")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(run("rules", "show", "Same name", "--json")).isZero();
        assertThat(json().path("spec").asString()).isEqualTo("exact(name)+last(telephone1,4);case");
        assertThat(run("rules", "show", id.substring(0, 8))).isZero();
        assertThat(out.toString()).contains("Same name").contains("A blank never matches.");

        assertThat(run("rules", "publish", id, "--json")).isZero();
        assertThat(json().path("state").asString()).isEqualTo("succeeded");
        assertThat(run("rules", "show", id, "--json")).isZero();
        assertThat(json().path("status").asString()).isEqualTo("published");

        assertThat(run("rules", "unpublish", id, "--json")).isZero();
        assertThat(json().path("status").asString()).isEqualTo("unpublished");
        assertThat(run("rules", "delete", id)).isZero();
        assertThat(out.toString()).contains("Deleted: Same name");
        assertThat(run("rules", "list")).isZero();
        assertThat(out.toString()).contains("no duplicate rules");
    }

    @Test
    void publishingAnswersAtOnceWhenNobodyWaits() {
        String id = created("Later", "--rule", "exact(name)");

        assertThat(run("rules", "publish", id, "--wait", "0", "--json")).isZero();

        assertThat(json().path("state").asString()).isEqualTo("running");
        assertThat(json().path("over").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "exact(name|the text is cut off",
                "exact(name);accents|accents",
                "exact(phone(telephone1,DE))|for files",
                "sounds(name)|expected exact"
            })
    void whatIsNoRuleOfACrmIsSaid(String spec, String why) {
        assertThat(run("rules", "create", "Bad", "--for", "account", "--rule", spec))
                .isEqualTo(2);
        assertThat(err.toString()).contains(why.equals("the text is cut off") ? "exact(name" : why);
        assertThat(run("rules", "--json")).isZero();
        assertThat(json()).isEmpty();
    }

    @Test
    void whatTheCrmDoesNotTakeComesWithItsCode() {
        assertThat(run("rules", "create", "Bad", "--for", "account", "--rule", "exact(no_such)"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no_such").contains("0x80048430");
        assertThat(run("rules", "create", "Bad", "--for", "Account!", "--rule", "exact(name)"))
                .isEqualTo(2);
        assertThat(run("detect", "account")).isEqualTo(1);
        assertThat(err.toString()).contains("0x80048436");
    }

    @Test
    void aNameThatSeveralRulesHaveIsNotGuessed() {
        String id = created("Twice", "--rule", "exact(name)");
        created("Twice", "--rule", "first(name,3)", "--blank", "equal", "--exclude-inactive");

        assertThat(run("rules", "show", "Twice")).isEqualTo(1);
        assertThat(err.toString()).contains("2 duplicate rules are called");
        assertThat(run("rules", "show", id)).isZero();
        assertThat(run("rules", "show", "Nobody")).isEqualTo(1);
        assertThat(err.toString()).contains("crmbridge rules");
    }

    @Test
    void aSearchListsThePairsItFound() {
        service.rules.account("Alder Supplies");
        service.rules.account("alder supplies");
        service.rules.account("Ibis");
        assertThat(run("rules", "publish", created("Name", "--rule", "exact(name)")))
                .isZero();

        assertThat(run("detect", "account", "--json")).isZero();
        assertThat(json().path("job").path("state").asString()).isEqualTo("succeeded");
        assertThat(json().path("pairs")).hasSize(2);
        assertThat(json().path("pairs").get(0).path("base").path("url").asString())
                .contains("account");
        assertThat(json().path("pairs").get(0).path("ruleName").asString()).isEqualTo("Name");
        assertThat(json().path("limited").asBoolean()).isFalse();

        assertThat(run("detect", "account", "--limit", "1")).isZero();
        assertThat(out.toString())
                .contains("Alder Supplies")
                .containsPattern("Rule *\\R")
                .containsPattern(" Name *\\R")
                .contains("There may be more");
        assertThat(run("detect", "account", "--limit", "100001")).isEqualTo(2);
        assertThat(run("detect", "account", "--limit", "0")).isEqualTo(2);
    }

    @Test
    void whoWorksOfflineByChoiceIsNotConnected() {
        assertThat(run("offline")).isZero();

        assertThat(run("rules")).isEqualTo(1);
        assertThat(err.toString()).contains("crmbridge online");
    }
}
