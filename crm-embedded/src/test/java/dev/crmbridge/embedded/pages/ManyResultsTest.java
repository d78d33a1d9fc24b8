package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleSteps;
import dev.crmbridge.embedded.TestCrm;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that finds more than one page, one answer of the API and one part hold. */
class ManyResultsTest {
    private static final Pattern GROUP = Pattern.compile("group=contact:([0-9a-f-]{36})");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\">([A-Z][a-z ]+)</a>");

    @TempDir
    Path directory;

    @Test
    void everyDuplicateIsStoredAndItsGroupIsReachedFromThePage() throws Exception {
        try (TestCrm crm = new TestCrm(directory).withoutRules()) {
            UUID owner = UUID.fromString(crm.userId("admin"));
            crm.crm().database().write(tx -> {
                StoredContacts.add(tx, new SplittableRandom(7), owner, 4_000, 120);
                return 0;
            });
            RuleSteps rules = new RuleSteps(crm);
            rules.await(rules.publish(rules.exact("contact", "contact", "emailaddress1")));
            String job = rules.searchContacts("admin");

            Set<Set<String>> groups = crm.crm().database().read(StoredContacts::groupsByAddress);
            long duplicates = groups.stream()
                    .mapToLong(group -> (long) group.size() * (group.size() - 1))
                    .sum();
            assertThat(duplicates).isGreaterThan(100_000);
            assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeLessThan(52));
            assertThat(crm.crm().database().<Long>read(StoredContacts::found)).isEqualTo(duplicates);
            assertThat(rules.job(job).json().get("message").asString())
                    .startsWith(duplicates + " duplicates found among 4000 rows");

            PageBrowser admin = new PageBrowser(crm.crm(), "admin");
            Set<String> reached = new HashSet<>();
            String page = admin.get("/jobs/" + job).body();
            assertThat(page).contains("1–20 of ", "the duplicates 1 to 100,000");
            String later = link(page, "Later duplicates");
            for (String part : List.of("/jobs/" + job, later)) {
                for (String next = part; !next.isEmpty(); next = link(page, "Next")) {
                    page = admin.get(next).body();
                    Matcher group = GROUP.matcher(page);
                    while (group.find()) {
                        reached.add(group.group(1));
                    }
                }
            }
            assertThat(groups)
                    .allSatisfy(group ->
                            assertThat(group.stream().filter(reached::contains)).hasSizeBetween(1, 2));
            assertThat(reached)
                    .as("one group at most lies on both sides of the place where the list is cut")
                    .hasSizeBetween(groups.size(), groups.size() + 1);

            String rest = admin.get(later).body();
            assertThat(rest).contains("the duplicates 100,001 to ").doesNotContain("Later duplicates");
            String inRest = PageBrowser.first(rest, "href=\"(/jobs/[^\"]+part=2[^\"]*group=contact:[0-9a-f-]{36})")
                    .replace("&amp;", "&");
            assertThat(admin.get(inRest).body()).contains("A group of likely duplicates", "1–25 of ");
            assertThat(link(rest, "Earlier duplicates")).isEqualTo("/jobs/" + job + "?part=1");

            assertThat(crm.delete("admin", "asyncoperations(" + job + ")").status())
                    .isEqualTo(204);
            assertThat(crm.crm().database().<Long>read(StoredContacts::found)).isZero();
        }
    }

    private static String link(String page, String text) {
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            if (link.group(2).equals(text)) {
                return link.group(1).replace("&amp;", "&");
            }
        }
        return "";
    }
}
