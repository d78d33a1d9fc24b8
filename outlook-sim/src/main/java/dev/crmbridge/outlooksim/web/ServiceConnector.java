package dev.crmbridge.outlooksim.web;

import java.net.URI;

/** Makes a ribbon's way to a service in another process. */
@FunctionalInterface
public interface ServiceConnector {
    /**
     * @param bridgeUrl address of the service without trailing slash
     * @param bridgeToken its bearer token
     * @return a handler that talks to it; need not check that it answers
     */
    RibbonHandler connect(URI bridgeUrl, String bridgeToken);
}
