package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.FoundReader.Key;
import dev.crmbridge.web.text.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Reads the groups of likely duplicates that a search found. One for each request. */
final class GroupReader {
    static final int RECORDS_ON_A_PAGE = 25;
    private static final int GROUPS_ON_A_PAGE = 20;
    private static final int DUPLICATES_OF_A_PART = 100_000;
    private static final int MEMBERS_OF_A_GROUP = 5;

    private final Display display;
    private final Reading reading;
    private final FoundReader found;

    GroupReader(Display display, Reading reading, FoundReader found) {
        this.display = display;
        this.reading = reading;
        this.found = found;
    }

    /** The duplicates of a part, and where they stand among all of the search. */
    private record Read(Grouping grouping, FoundList.Part part) {}

    /**
     * One page of the groups that a job found.
     *
     * @param part which {@value #DUPLICATES_OF_A_PART} duplicates, from 1; groups are made of those, so that any number can be shown
     */
    FoundList list(String job, int part, int page) {
        Read read = read(job, part);
        Grouping all = read.grouping();
        int from = Math.min((page - 1) * GROUPS_ON_A_PAGE, all.groups().size());
        int to = Math.min(from + GROUPS_ON_A_PAGE, all.groups().size());
        String address = "/jobs/" + job;
        String here = address + "?" + inPart(part) + "page=";
        List<FoundGroup> groups = all.groups().subList(from, to).stream()
                .map(keys -> group(address, part, all, keys, 0, MEMBERS_OF_A_GROUP))
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
                read.part(),
                page > 1 ? here + (page - 1) : "",
                to < all.groups().size() ? here + (page + 1) : "");
    }

    /** One page of the members of one group of a part. */
    FoundList one(String job, int part, Key member, int page) {
        Read read = read(job, part);
        Grouping all = read.grouping();
        List<Key> keys = all.groups().stream()
                .filter(each -> each.contains(member))
                .findFirst()
                .orElse(List.of());
        int from = Math.min((page - 1) * RECORDS_ON_A_PAGE, keys.size());
        int to = Math.min(from + RECORDS_ON_A_PAGE, keys.size());
        String address = "/jobs/" + job;
        String here = address + "?group=" + member.text() + "&" + inPart(part) + "page=";
        return new FoundList(
                job,
                new JobsPage(display).row(reading.row("asyncoperations", job)),
                from == to ? List.of() : List.of(group(address, part, all, keys, from, to)),
                true,
                from == to ? 0 : from + 1L,
                keys.size(),
                keys.size(),
                0,
                read.part(),
                page > 1 ? here + (page - 1) : "",
                to < keys.size() ? here + (page + 1) : "");
    }

    private static String inPart(int part) {
        return part == 1 ? "" : "part=" + part + "&";
    }

    private Read read(String job, int part) {
        long before = (part - 1L) * DUPLICATES_OF_A_PART;
        long after = before + DUPLICATES_OF_A_PART;
        List<Grouping.Line> lines = new ArrayList<>();
        AtomicLong seen = new AtomicLong();
        reading.each(
                "duplicaterecords",
                Map.of(
                        "$filter", "_asyncoperationid_value eq " + job,
                        "$select", "_baserecordid_value,_duplicaterecordid_value",
                        "$orderby", "versionnumber,duplicateid"),
                row -> {
                    long number = seen.incrementAndGet();
                    if (number > before && number <= after) {
                        lines.add(new Grouping.Line(Key.of(row, "baserecordid"), Key.of(row, "duplicaterecordid")));
                    }
                    return number <= after;
                });
        String address = "/jobs/" + job + "?part=";
        return new Read(
                Grouping.of(lines),
                new FoundList.Part(
                        before + 1,
                        before + lines.size(),
                        part > 1 ? address + (part - 1) : "",
                        seen.get() > after ? address + (part + 1) : ""));
    }

    private FoundGroup group(String address, int part, Grouping all, List<Key> keys, int from, int to) {
        return new FoundGroup(
                keys.subList(from, Math.min(to, keys.size())).stream()
                        .map(key -> new FoundGroup.Member(
                                found.record(key, found.row(key)),
                                all.matches().getOrDefault(key, Set.of()).size(),
                                address + "/record?of=" + all.shownUnder(key).text()))
                        .toList(),
                keys.size(),
                address + "?" + inPart(part) + "group=" + keys.get(0).text());
    }
}
