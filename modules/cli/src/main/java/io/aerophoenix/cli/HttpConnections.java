package io.aerophoenix.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Makes the HTTP client for an address.
final class HttpConnections {
    private HttpConnections() {}

    static HttpClient to(URI address, Patience patience) {
        var client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience.connect());
        if ("http".equals(address.getScheme())) {
            client.sslContext(trustingNobody());
        }
        return client.build();
    }

    /// Keeps the client from reading all certificate authorities for a plain address, which takes longer than the
    /// request. Redirects are not followed, so it never makes an encrypted connection, and it would trust nobody.
    private static SSLContext trustingNobody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }
}
