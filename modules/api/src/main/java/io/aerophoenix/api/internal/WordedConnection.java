package io.aerophoenix.api.internal;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// A connection as the platform knows it, on which everything is refused in the words of the API.
record WordedConnection(ConnectionContext platforms) implements ConnectionContext {
    @Override
    public ListenerContext listenerContext() {
        return new WordedListener(platforms.listenerContext());
    }

    @Override
    public ExecutorService executor() {
        return platforms.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return platforms.dataWriter();
    }

    @Override
    public DataReader dataReader() {
        return platforms.dataReader();
    }

    @Override
    public Router router() {
        return platforms.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return platforms.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return platforms.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return platforms.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return platforms.localPeer();
    }

    @Override
    public boolean isSecure() {
        return platforms.isSecure();
    }

    @Override
    public String socketId() {
        return platforms.socketId();
    }

    @Override
    public String childSocketId() {
        return platforms.childSocketId();
    }

    private record WordedListener(ListenerContext platforms) implements ListenerContext {
        @Override
        public DirectHandlers directHandlers() {
            return PlatformProblems.BEFORE_ROUTES;
        }

        @Override
        public Context context() {
            return platforms.context();
        }

        @Override
        public MediaContext mediaContext() {
            return platforms.mediaContext();
        }

        @Override
        public ContentEncodingContext contentEncodingContext() {
            return platforms.contentEncodingContext();
        }

        @Override
        public ListenerConfig config() {
            return platforms.config();
        }

        @Override
        public ExecutorService executor() {
            return platforms.executor();
        }
    }
}
