package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.text.Display;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the system jobs, newest first. */
final class JobsPage {
    private static final int MOST = 200;
    private static final int SEARCH = 8;
    private static final int COMPLETED = 3;
    private static final Set<Integer> CANCELABLE = Set.of(7, SEARCH);

    private final Display display;

    JobsPage(Display display) {
        this.display = display;
    }

    List<JobRow> read(Reading reading) {
        return reading
                .rows("asyncoperations", Map.of("$orderby", "createdon desc", "$top", Integer.toString(MOST)))
                .rows()
                .stream()
                .map(this::row)
                .toList();
    }

    /** One job. */
    JobRow row(JsonNode row) {
        Reading.Link owner = Reading.lookup(row, "ownerid");
        boolean running = row.path("statecode").asInt() != COMPLETED;
        return new JobRow(
                row.path("asyncoperationid").asString(),
                Objects.requireNonNullElse(Reading.text(row, "name"), "(no name)"),
                row.path("operationtype").asInt() == SEARCH
                        ? "/jobs/" + row.path("asyncoperationid").asString()
                        : "",
                running,
                running && CANCELABLE.contains(row.path("operationtype").asInt()),
                Objects.requireNonNullElse(Reading.text(row, "operationtype"), ""),
                Objects.requireNonNullElse(Reading.text(row, "statuscode"), ""),
                Reading.text(row, "message"),
                owner == null ? null : owner.name(),
                time(row, "createdon"),
                time(row, "startedon"),
                time(row, "completedon"));
    }

    private dev.crmbridge.web.text.@org.jspecify.annotations.Nullable TimeText time(JsonNode row, String column) {
        Instant moment = ActivitiesPage.moment(row, column);
        return moment == null ? null : display.inTable(moment);
    }
}
