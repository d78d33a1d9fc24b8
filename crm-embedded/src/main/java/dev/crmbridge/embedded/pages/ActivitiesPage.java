package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.text.Display;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the activities of a view, sorted and in pages. */
final class ActivitiesPage {
    private static final int PAGE = 50;
    private static final int MOST = 5_000;
    private static final Set<String> SORTABLE =
            Set.of("activitytypecode", "subject", "prioritycode", "scheduledstart", "scheduledend", "statecode");

    private final Display display;

    ActivitiesPage(Display display) {
        this.display = display;
    }

    /** What the address asks for. */
    record Wish(ActivityView view, String type, String search, String sort, boolean descending, int page) {
        static Wish of(Map<String, String> query) {
            String sort = query.getOrDefault("sort", "");
            return new Wish(
                    ActivityView.ofWord(query.getOrDefault("view", "")),
                    ActivityType.ofTable(query.getOrDefault("type", ""))
                            .map(ActivityType::table)
                            .orElse(""),
                    query.getOrDefault("q", "").strip(),
                    SORTABLE.contains(sort) ? sort : "scheduledend",
                    query.containsKey("desc"),
                    Math.max(1, number(query.getOrDefault("page", "1"))));
        }

        private static int number(String text) {
            return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 1;
        }

        String address(int page) {
            return "/?view=" + view.word() + "&type=" + type + "&q=" + Reading.encode(search) + "&sort=" + sort
                    + (descending ? "&desc=1" : "") + "&page=" + page;
        }
    }

    ActivityList read(Reading reading, PageUser user, Wish wish) {
        List<String> filters = new ArrayList<>();
        if (wish.view().mine()) {
            filters.add("_ownerid_value eq " + user.id());
        }
        if (!wish.view().state().isEmpty()) {
            filters.add("(" + wish.view().state() + ")");
        }
        if (!wish.type().isEmpty()) {
            filters.add("activitytypecode eq '" + wish.type() + "'");
        }
        if (!wish.search().isEmpty()) {
            filters.add("contains(subject,'" + wish.search().replace("'", "''") + "')");
        }
        // The API knows no $skip: pages of a view are cut from the first rows, as many as it counts at most.
        int last = Math.min(MOST, wish.page() * PAGE);
        Map<String, String> options = new java.util.HashMap<>(Map.of(
                "$select",
                "subject,activitytypecode,_regardingobjectid_value,prioritycode,scheduledstart,scheduledend,statecode,statuscode,_ownerid_value",
                "$orderby",
                wish.sort() + (wish.descending() ? " desc" : "") + ",activityid",
                "$top",
                Integer.toString(last),
                "$count",
                "true"));
        if (!filters.isEmpty()) {
            options.put("$filter", String.join(" and ", filters));
        }
        Reading.Found found = reading.rows("activitypointers", options);
        int from = Math.min((wish.page() - 1) * PAGE, found.rows().size());
        List<ActivityRow> rows = found.rows().subList(from, found.rows().size()).stream()
                .map(this::row)
                .toList();
        return new ActivityList(
                wish.view().word(),
                wish.type(),
                wish.search(),
                wish.sort(),
                wish.descending(),
                rows,
                rows.isEmpty() ? 0 : from + 1L,
                found.total(),
                wish.page() > 1 ? wish.address(wish.page() - 1) : "",
                found.total() > last && last < MOST ? wish.address(wish.page() + 1) : "");
    }

    private ActivityRow row(JsonNode row) {
        String table = row.path("activitytypecode").asString();
        ActivityType type = ActivityType.ofTable(table).orElse(null);
        Reading.Link regarding = Reading.lookup(row, "regardingobjectid");
        Reading.Link owner = Reading.lookup(row, "ownerid");
        Instant due = moment(row, "scheduledend");
        int state = row.path("statecode").asInt();
        boolean closed = state == 1 || state == 2;
        return new ActivityRow(
                type == null ? Icon.TASK : type.icon(),
                type == null ? table : type.label(),
                Display.subject(Reading.text(row, "subject")),
                new Reading.Link(table, row.path("activityid").asString(), "").href(),
                regarding == null ? null : regarding.name(),
                regarding == null ? null : regarding.href(),
                Reading.text(row, "prioritycode"),
                time(moment(row, "scheduledstart")),
                time(due),
                java.util.Objects.requireNonNullElse(Reading.text(row, "statuscode"), ""),
                owner == null ? null : owner.name(),
                closed,
                !closed && due != null && due.isBefore(display.clock().instant()));
    }

    private dev.crmbridge.web.text.@org.jspecify.annotations.Nullable TimeText time(
            @org.jspecify.annotations.Nullable Instant moment) {
        return moment == null ? null : display.inTable(moment);
    }

    static @org.jspecify.annotations.Nullable Instant moment(JsonNode row, String column) {
        JsonNode value = row.path(column);
        return value.isMissingNode() || value.isNull() ? null : Instant.parse(value.asString());
    }
}
