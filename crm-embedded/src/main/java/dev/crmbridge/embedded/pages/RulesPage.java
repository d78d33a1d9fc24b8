package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads duplicate rules, for the list and for the form. */
final class RulesPage {
    static final String ADDRESS = "/settings/duplicates";

    private static final int LINES_AT_LEAST = 3;
    private static final List<Choice> SWITCHES = List.of(
            new Choice("isduplicatedetectionenabled", "Detect duplicates at all"),
            new Choice("isduplicatedetectionenabledforonlinecreateupdate", "When a record is created or changed"),
            new Choice("isduplicatedetectionenabledforimport", "During data import"));
    private static final String LIMITS = "crmbridge_dynamicslimits";

    private final RuleWords words;
    private final RuleCoverage coverage;
    private final Display display;

    RulesPage(RuleWords words, RuleCoverage coverage, Display display) {
        this.words = words;
        this.coverage = coverage;
        this.display = display;
    }

    /**
     * @param watched ids of rules that were publishing when the page was made, separated by commas
     */
    RuleList list(Reading reading, PageUser user, String watched, String problem, String done) {
        Map<String, List<RuleLine>> conditions = conditions(reading, "");
        List<JsonNode> rules = reading.rows(
                        "duplicaterules", Map.of("$orderby", "baseentityname,matchingentityname,name,duplicateruleid"))
                .rows();
        List<RuleRow> rows = rules.stream()
                .map(rule -> row(
                        rule,
                        conditions.getOrDefault(rule.path("duplicateruleid").asString(), List.of()),
                        rules))
                .toList();
        String publishing = rows.stream()
                .filter(RuleRow::publishing)
                .map(RulesPage::inForceAs)
                .collect(java.util.stream.Collectors.joining(","));
        JsonNode organization = organization(reading);
        return new RuleList(
                rows,
                RuleRights.of(reading, user),
                switches(organization),
                limited(organization),
                news(rows, watched),
                publishing.isEmpty() ? "" : ADDRESS + "?watched=" + Reading.encode(publishing),
                problem,
                done);
    }

    /** Id of the rule that is in force in the end. */
    private static String inForceAs(RuleRow row) {
        return row.isRevision() ? row.revised() : row.id();
    }

    private String news(List<RuleRow> rows, String watched) {
        List<String> ids = new ArrayList<>(Arrays.asList(watched.split(",")));
        rows.stream().filter(RuleRow::publishing).forEach(row -> ids.remove(inForceAs(row)));
        List<String> news = new ArrayList<>();
        for (RuleRow row : rows) {
            if (row.publishing()) {
                news.add("“" + row.name() + "” is being published: " + display.number(row.coded()) + " of "
                        + display.plural(row.total(), "record", "records") + ".");
            } else if (ids.contains(row.id())) {
                news.add("“" + row.name() + "” is " + row.statusText().toLowerCase(java.util.Locale.ROOT) + ".");
            }
        }
        return String.join(" ", news);
    }

    /** A stored rule in its form. */
    RuleForm stored(Reading reading, PageUser user, String id, String problem, String done) {
        JsonNode rule = reading.row("duplicaterules", id);
        List<RuleLine> lines = conditions(reading, id).getOrDefault(id, List.of());
        return form(reading, user, rule, values(rule), lines, problem, done);
    }

    /** A new rule about two types, or one that could not be saved. */
    RuleForm entered(
            Reading reading, PageUser user, String id, RuleForm.Values values, List<RuleLine> lines, String problem) {
        JsonNode rule = id.isEmpty() ? JsonMapper.shared().createObjectNode() : reading.row("duplicaterules", id);
        return form(reading, user, rule, values, lines, problem, "");
    }

    /** The next version of a rule, if there is one. */
    private static List<JsonNode> around(Reading reading, String id) {
        return id.isEmpty()
                ? List.of()
                : reading.rows("duplicaterules", Map.of("$filter", "_crmbridge_revisionof_value eq " + id))
                        .rows();
    }

    private RuleForm form(
            Reading reading,
            PageUser user,
            JsonNode rule,
            RuleForm.Values values,
            List<RuleLine> lines,
            String problem,
            String done) {
        String id = rule.path("duplicateruleid").asString("");
        RuleRights rights = RuleRights.of(reading, user);
        List<RuleLine> shown = new ArrayList<>(lines);
        RuleRow row = id.isEmpty() ? null : row(rule, lines, around(reading, id));
        boolean editable = row == null ? rights.create() : rights.write() && !row.active();
        while (editable && (shown.size() < LINES_AT_LEAST || used(shown) == shown.size())) {
            shown.add(RuleLine.EMPTY);
        }
        List<RuleLine> filled =
                lines.stream().filter(line -> !line.field().isEmpty()).toList();
        return new RuleForm(
                id,
                rule.path("@odata.etag").asString(""),
                values,
                row,
                shown,
                words.fields(values.base()),
                words.fields(values.matching()),
                RuleWords.operators(),
                rights,
                words.length(values.base(), values.matching(), filled).orElse(null),
                limited(organization(reading)),
                problem,
                done);
    }

    private static long used(List<RuleLine> lines) {
        return lines.stream().filter(line -> !line.field().isEmpty()).count();
    }

    private RuleForm.Values values(JsonNode rule) {
        return values(
                rule.path("baseentityname").asString(""),
                rule.path("matchingentityname").asString(""),
                Objects.requireNonNullElse(Reading.text(rule, "name"), ""),
                Objects.requireNonNullElse(Reading.text(rule, "description"), ""),
                rule.path("iscasesensitive").asBoolean(false),
                rule.path("excludeinactiverecords").asBoolean(false));
    }

    /** @throws RequestRefused when a type cannot have rules */
    RuleForm.Values values(
            String base, String matching, String name, String description, boolean cases, boolean excludeInactive) {
        for (String type : List.of(base, matching)) {
            if (words.types().stream().noneMatch(choice -> choice.value().equals(type))) {
                throw new RequestRefused(404, "no-such-type", "There are no duplicate rules about “" + type + "”.");
            }
        }
        return new RuleForm.Values(
                base, words.type(base), matching, words.type(matching), name, description, cases, excludeInactive);
    }

    /** Criteria by rule; of one rule only unless {@code id} is empty. */
    static Map<String, List<RuleLine>> conditions(Reading reading, String id) {
        Map<String, List<RuleLine>> byRule = new HashMap<>();
        for (JsonNode condition : conditionRows(reading, id)) {
            byRule.computeIfAbsent(condition.path("_regardingobjectid_value").asString(), rule -> new ArrayList<>())
                    .add(RuleWords.line(condition));
        }
        return byRule;
    }

    static List<JsonNode> conditionRows(Reading reading, String id) {
        Map<String, String> options = new HashMap<>(Map.of("$orderby", "versionnumber,duplicateruleconditionid"));
        if (!id.isEmpty()) {
            options.put("$filter", "_regardingobjectid_value eq " + id);
        }
        return reading.all("duplicateruleconditions", options);
    }

    /** @param others rules among which its next version is, if there is one */
    private RuleRow row(JsonNode rule, List<RuleLine> lines, List<JsonNode> others) {
        String id = rule.path("duplicateruleid").asString();
        String base = rule.path("baseentityname").asString("");
        String matching = rule.path("matchingentityname").asString("");
        RuleCoverage.Counts counts = coverage.of(UUID.fromString(id), matching);
        Reading.Link owner = Reading.lookup(rule, "ownerid");
        Reading.Link revised = Reading.lookup(rule, "crmbridge_revisionof");
        String revision = others.stream()
                .filter(other ->
                        other.path("_crmbridge_revisionof_value").asString("").equals(id))
                .map(other -> other.path("duplicateruleid").asString(""))
                .findFirst()
                .orElse("");
        return new RuleRow(
                id,
                Objects.requireNonNullElse(Reading.text(rule, "name"), "(no name)"),
                ADDRESS + "/rule?id=" + id,
                base.equals(matching) ? words.type(base) : words.type(base) + ", matched with " + words.type(matching),
                words.criteria(base, matching, lines),
                rule.path("iscasesensitive").asBoolean(false),
                rule.path("excludeinactiverecords").asBoolean(false),
                rule.path("statuscode").asInt(0),
                Objects.requireNonNullElse(Reading.text(rule, "statuscode"), ""),
                words.length(base, matching, lines).orElse(null),
                counts.coded(),
                counts.total(),
                owner == null ? null : owner.name(),
                revised == null ? "" : revised.id(),
                revised == null ? "" : revised.name(),
                revision);
    }

    private static List<RuleList.Switch> switches(JsonNode organization) {
        return SWITCHES.stream()
                .map(each -> new RuleList.Switch(
                        each.value(),
                        each.label(),
                        organization.path(each.value()).asBoolean(false)))
                .toList();
    }

    private static boolean limited(JsonNode organization) {
        return organization.path(LIMITS).asBoolean(false);
    }

    /** The organization with the switches. */
    static JsonNode organization(Reading reading) {
        return reading.rows("organizations", Map.of("$top", "1")).rows().stream()
                .findFirst()
                .orElseThrow(() -> new RequestRefused(404, "no-organization", "This CRM has no organization."));
    }

    /** Columns of the switches. */
    static List<String> switchColumns() {
        return Stream.concat(SWITCHES.stream().map(Choice::value), Stream.of(LIMITS))
                .toList();
    }
}
