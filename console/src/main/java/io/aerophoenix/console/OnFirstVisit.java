package io.aerophoenix.console;

import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Makes and starts a handler when the first request comes.
///
/// Whoever comes meanwhile waits for it too. When it cannot be made, the next request tries again.
final class OnFirstVisit extends Handler.Abstract {
    private final Supplier<Handler> maker;
    private @Nullable Handler made;

    OnFirstVisit(Supplier<Handler> maker) {
        this.maker = maker;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return made().handle(request, response, callback);
    }

    private synchronized Handler made() throws Exception {
        if (made == null) {
            var fresh = maker.get();
            fresh.setServer(getServer());
            fresh.start();
            addBean(fresh, true); // From now on it stops when this stops.
            made = fresh;
        }
        return made;
    }
}
