package dev.crmbridge.service.wiring;

import dev.crmbridge.service.addin.AddinNews;
import dev.crmbridge.service.addin.AddinRoutes;
import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.ApiRoute;
import dev.crmbridge.service.rules.RuleRoutes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Routes of the API that live in packages of their own. */
public final class FurtherRoutes {
    private FurtherRoutes() {}

    /** @param news belongs to the caller */
    public static List<ApiRoute> of(ApiParts parts, AddinNews news) {
        return Stream.of(new AddinRoutes(parts, news).all(), new RuleRoutes(parts, UUID::randomUUID).all())
                .flatMap(List::stream)
                .toList();
    }
}
