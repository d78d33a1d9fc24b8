package dev.crmbridge.service.api;

import dev.crmbridge.web.server.ServerSpec;

/** Adds pages to the server that carries the API: routes, assets, and how failures look. */
@FunctionalInterface
public interface PageSet {
    /** No pages. */
    PageSet NONE = (server, parts) -> server;

    /** @return {@code server} with the pages */
    ServerSpec addTo(ServerSpec server, ApiParts parts);
}
