package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.FoundReader.Key;
import dev.crmbridge.web.text.Display;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the groups of likely duplicates that a search found. One for each request. */
final class GroupReader {
    static final int RECORDS_ON_A_PAGE = 25;
    private static final int GROUPS_ON_A_PAGE = 20;
    private static final int MEMBERS_OF_A_GROUP = 5;

    private final Display display;
    private final Reading reading;
    private final FoundReader found;

    GroupReader(Display display, Reading reading, FoundReader found) {
        this.display = display;
        this.reading = reading;
        this.found = found;
    }

    /** One page of the groups that a job found. */
    FoundList list(String job, int page) {
        Grouping all = grouping(job);
        int from = Math.min((page - 1) * GROUPS_ON_A_PAGE, all.groups().size());
        int to = Math.min(from + GROUPS_ON_A_PAGE, all.groups().size());
        String address = "/jobs/" + job;
        List<FoundGroup> groups = all.groups().subList(from, to).stream()
                .map(keys -> group(address, all, keys, 0, MEMBERS_OF_A_GROUP))
                .toList();
        return new FoundList(
                job,
                new JobsPage(display).row(reading.row("asyncoperations", job)),
                groups,
                false,
                groups.isEmpty() ? 0 : from + 1L,
                all.groups().size(),
                all.matches().size(),
                found.answers().of(job).size(),
                page > 1 ? address + "?page=" + (page - 1) : "",
                to < all.groups().size() ? address + "?page=" + (page + 1) : "");
    }

    /** One page of the members of one group. */
    FoundList one(String job, Key member, int page) {
        Grouping all = grouping(job);
        List<Key> keys = all.groups().stream()
                .filter(each -> each.contains(member))
                .findFirst()
                .orElse(List.of());
        int from = Math.min((page - 1) * RECORDS_ON_A_PAGE, keys.size());
        int to = Math.min(from + RECORDS_ON_A_PAGE, keys.size());
        String address = "/jobs/" + job;
        String here = address + "?group=" + member.text() + "&page=";
        return new FoundList(
                job,
                new JobsPage(display).row(reading.row("asyncoperations", job)),
                from == to ? List.of() : List.of(group(address, all, keys, from, to)),
                true,
                from == to ? 0 : from + 1L,
                keys.size(),
                keys.size(),
                0,
                page > 1 ? here + (page - 1) : "",
                to < keys.size() ? here + (page + 1) : "");
    }

    private Grouping grouping(String job) {
        return Grouping.of(reading
                .all(
                        "duplicaterecords",
                        Map.of(
                                "$filter", "_asyncoperationid_value eq " + job,
                                "$select", "_baserecordid_value,_duplicaterecordid_value",
                                "$orderby", "versionnumber,duplicateid"))
                .stream()
                .map(row -> new Grouping.Line(Key.of(row, "baserecordid"), Key.of(row, "duplicaterecordid")))
                .toList());
    }

    private FoundGroup group(String address, Grouping all, List<Key> keys, int from, int to) {
        return new FoundGroup(
                keys.subList(from, Math.min(to, keys.size())).stream()
                        .map(key -> new FoundGroup.Member(
                                found.record(key, found.row(key)),
                                all.matches().getOrDefault(key, Set.of()).size(),
                                address + "/record?of=" + all.shownUnder(key).text()))
                        .toList(),
                keys.size(),
                address + "?group=" + keys.get(0).text());
    }
}
