package dev.crmbridge.service.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "rules", description = "List the duplicate detection rules of the CRM.")
class RulesCommand extends ServiceCommand {
    RulesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode rules = service.get("/api/rules");
        if (json()) {
            print(rules);
            return ExitCode.DONE;
        }
        if (rules.isEmpty()) {
            say("The CRM has no duplicate rules. “crmbridge rules create” makes one.");
            return ExitCode.DONE;
        }
        var table = new TextTable("Rule", "Checks", "Against", "Status", "Criteria", "Id");
        rules.forEach(rule -> table.row(
                rule.path("name").asString(),
                rule.path("base").asString(),
                rule.path("matching").asString(),
                rule.path("status").asString(),
                rule.path("spec").asString(),
                rule.path("id").asString()));
        table.lines().forEach(this::say);
        return ExitCode.DONE;
    }

    /** Prints one rule. */
    final void show(JsonNode rule) {
        if (json()) {
            print(rule);
            return;
        }
        boolean same = rule.path("base").asString().equals(rule.path("matching").asString());
        say(rule.path("name").asString() + " (" + rule.path("id").asString() + "), "
                + rule.path("status").asString());
        say("Checks " + rule.path("base").asString()
                + (same ? "" : " against " + rule.path("matching").asString()) + ": "
                + rule.path("spec").asString());
        say(rule.path("ignoreBlank").asBoolean() ? "A blank never matches." : "Two blanks can match.");
        if (rule.path("excludeInactive").asBoolean()) {
            say("Inactive records are not reported.");
        }
    }

    static String path(String rule) {
        return "/api/rules/" + ServiceClient.part(rule);
    }

    @Command(name = "list", description = "The same.")
    static final class Listing extends RulesCommand {
        Listing(Surroundings surroundings) {
            super(surroundings);
        }
    }

    /** A command on one rule. */
    abstract static class OnRule extends RulesCommand {
        @Parameters(
                paramLabel = "RULE",
                description = "Name or id of the rule, or the first 8 or more characters of the id.")
        private String rule = "";

        OnRule(Surroundings surroundings) {
            super(surroundings);
        }

        final String path() {
            return path(rule);
        }
    }

    @Command(name = "show", description = "Show one rule.")
    static final class Show extends OnRule {
        Show(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            show(service.get(path()));
            return ExitCode.DONE;
        }
    }

    @Command(name = "create", description = "Create a rule in the CRM. It is in force once it is published.")
    static final class Create extends RulesCommand {
        @Parameters(paramLabel = "NAME", description = "What the rule is called.")
        private String name = "";

        @Option(
                names = "--for",
                required = true,
                paramLabel = "ENTITY",
                description = "Table whose records are checked, such as account.")
        private String base = "";

        @Option(
                names = "--against",
                paramLabel = "ENTITY",
                description = "Table they are compared with. Default: the same.")
        private @Nullable String matching;

        @Option(
                names = "--rule",
                required = true,
                paramLabel = "SPEC",
                description = "Criteria, such as exact(name)+first(address1_city,3).")
        private String spec = "";

        @Option(
                names = "--blank",
                paramLabel = "ignore|equal",
                description = "Whether a blank never matches, or two blanks are equal. Default: ignore.")
        private String blank = "ignore";

        @Option(names = "--exclude-inactive", description = "Do not report inactive records.")
        private boolean excludeInactive;

        Create(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            if (!blank.equals("ignore") && !blank.equals("equal")) {
                throw usage("--blank is ignore or equal, not “" + blank + "”.");
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("name", name);
            body.put("base", base);
            body.put("matching", matching);
            body.put("spec", spec);
            body.put("ignoreBlank", blank.equals("ignore"));
            body.put("excludeInactive", excludeInactive);
            JsonNode rule = service.post("/api/rules", body);
            show(rule);
            if (!json()) {
                say("It is not in force yet: “crmbridge rules publish "
                        + rule.path("id").asString() + "”.");
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "unpublish", description = "Take a rule out of force, at once.")
    static final class Unpublish extends OnRule {
        Unpublish(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            show(service.post(path() + "/unpublish", Map.of()));
            return ExitCode.DONE;
        }
    }

    @Command(name = "delete", description = "Delete a rule with its criteria.")
    static final class Delete extends OnRule {
        Delete(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        ExitCode run(ServiceClient service) {
            JsonNode rule = service.post(path() + "/delete", Map.of());
            if (json()) {
                print(rule);
            } else {
                say("Deleted: " + rule.path("name").asString() + ". It was: "
                        + rule.path("spec").asString());
            }
            return ExitCode.DONE;
        }
    }
}
