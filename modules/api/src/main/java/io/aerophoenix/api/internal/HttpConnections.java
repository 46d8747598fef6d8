package io.aerophoenix.api.internal;

import io.helidon.common.Weighted;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ProtocolConfigs;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelectorProvider;
import java.util.List;
import java.util.Set;

/// HTTP/1.1 as the platform speaks it, with two things added: requests that do not say clearly where they end are
/// refused before anything else is done with them, and what is refused before it reaches a route is refused in the
/// words of the API.
///
/// The platform finds it by its service loader, and prefers it to its own.
public final class HttpConnections
        implements ServerConnectionSelectorProvider<Http1Config>, Weighted {
    @Override
    public Class<Http1Config> protocolConfigType() {
        return Http1Config.class;
    }

    @Override
    public String protocolType() {
        return "http_1_1";
    }

    @Override
    public double weight() {
        return Weighted.DEFAULT_WEIGHT + 100;
    }

    @Override
    public ServerConnectionSelector create(
            String listener, Http1Config config, ProtocolConfigs others) {
        // Instead of the platform's listener, which writes a trace: of several, it asks none.
        var careful = Http1Config.builder(config).receiveListeners(List.of(new Framing())).build();
        return new Selector(Http1ConnectionSelector.builder().config(careful).build());
    }

    private record Selector(ServerConnectionSelector platforms)
            implements ServerConnectionSelector {
        @Override
        public int bytesToIdentifyConnection() {
            return 0;
        }

        /// There is no other protocol: whoever speaks another one is told so.
        @Override
        public Support supports(BufferData data) {
            return Support.SUPPORTED;
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return platforms.supportedApplicationProtocols();
        }

        @Override
        public ServerConnection connection(ConnectionContext context) {
            return platforms.connection(new WordedConnection(context));
        }
    }
}
