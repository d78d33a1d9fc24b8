package dev.crmbridge.crm.dataverse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** HTTP clients for one address. */
public final class HttpClients {
    private HttpClients() {}

    /**
     * @param address what is going to be called and nothing else
     * @return a builder; for a plain {@code http} address one that trusts no certificate at all, because reading those of the machine
     *     takes a noticeable part of a start and none is needed
     */
    public static HttpClient.Builder of(URI address) {
        HttpClient.Builder client = HttpClient.newBuilder();
        return "http".equalsIgnoreCase(address.getScheme())
                ? client.version(Version.HTTP_1_1).sslContext(trustingNobody())
                : client.version(Version.HTTP_2);
    }

    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no TLS", missing);
        }
    }
}
