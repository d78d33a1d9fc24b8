package dev.crmbridge.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.fake.InMemoryRuleDesk;
import dev.crmbridge.service.FakeEngine;
import dev.crmbridge.service.RunningService;
import dev.crmbridge.service.addin.AddinNews;
import dev.crmbridge.service.security.Gate;
import dev.crmbridge.service.wiring.FurtherRoutes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {
    private static final Pattern PATH = Pattern.compile("^  (/\\S+):$", Pattern.MULTILINE);
    private static final Pattern METHOD = Pattern.compile("^    (get|post|put|patch|delete):$", Pattern.MULTILINE);

    @Test
    void theDescriptionNamesExactlyTheRoutesThatExist(@TempDir Path folder) throws Exception {
        try (var service = new RunningService(folder)) {
            String yaml = service.send(service.signed("/api/openapi.yaml")).body();

            assertThat(described(yaml)).containsExactlyElementsOf(new TreeSet<>(registered()));
        }
    }

    private static TreeSet<String> described(String yaml) {
        String paths = yaml.substring(yaml.indexOf("\npaths:"), yaml.indexOf("\ncomponents:"));
        var routes = new TreeSet<String>();
        Matcher path = PATH.matcher(paths);
        List<int[]> starts =
                path.results().map(hit -> new int[] {hit.start(1), hit.end(1)}).toList();
        for (int i = 0; i < starts.size(); i++) {
            int[] name = starts.get(i);
            int end = i + 1 < starts.size() ? starts.get(i + 1)[0] : paths.length();
            METHOD.matcher(paths.substring(name[1], end))
                    .results()
                    .forEach(hit -> routes.add(
                            hit.group(1).toUpperCase(Locale.ROOT) + " " + paths.substring(name[0], name[1])));
        }
        return routes;
    }

    private static List<String> registered() {
        var engine = new FakeEngine();
        var parts = new ApiParts(
                engine,
                new Gate(InstantSource.system(), new SecureRandom()),
                FakeEngine::urlOf,
                new InMemoryRuleDesk(),
                ZoneId.of("UTC"),
                new About("", "", "", 0));
        try (var events = new EventStream(engine, Duration.ofSeconds(15));
                var news = new AddinNews(engine)) {
            return new LoopbackApi(parts, events, FurtherRoutes.of(parts, news)).inventory();
        }
    }
}
