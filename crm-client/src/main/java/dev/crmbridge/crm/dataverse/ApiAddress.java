package dev.crmbridge.crm.dataverse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an organization and its Web API are.
 *
 * @param organization address of the organization with a slash at the end, e.g. {@code https://x.crm4.dynamics.com/}
 * @param api address of the Web API with a slash at the end
 */
record ApiAddress(URI organization, URI api) {
    private static final String DEFAULT_VERSION = "api/data/v9.2/";
    private static final Pattern API_PATH = Pattern.compile("(.*/)api/data/v\\d+\\.\\d+/");

    /**
     * @param address address of the organization, or of its Web API with a version of it
     * @throws IllegalArgumentException when it is neither
     */
    static ApiAddress of(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || address.getHost() == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw new IllegalArgumentException("“" + address
                    + "” is not the address of a CRM, which looks like https://contoso.crm.dynamics.com or"
                    + " http://127.0.0.1:8085/api/data/v9.2");
        }
        String path = address.getPath().endsWith("/") ? address.getPath() : address.getPath() + "/";
        Matcher versioned = API_PATH.matcher(path);
        String root = versioned.matches() ? versioned.group(1) : path;
        return new ApiAddress(
                with(address, scheme, root),
                with(address, scheme, versioned.matches() ? path : root + DEFAULT_VERSION));
    }

    /** @return whether {@code other} is served by the same scheme, host and port */
    boolean sameOrigin(URI other) {
        return api.getScheme().equalsIgnoreCase(other.getScheme())
                && api.getHost().equalsIgnoreCase(other.getHost())
                && port(api) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static URI with(URI address, String scheme, String path) {
        try {
            return new URI(scheme, null, address.getHost(), address.getPort(), path, null, null);
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
