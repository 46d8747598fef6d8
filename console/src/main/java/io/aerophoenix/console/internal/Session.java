package io.aerophoenix.console.internal;

import com.vaadin.flow.server.VaadinSession;
import io.aerophoenix.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Who has signed in, kept in the browser's session.
public final class Session {
    private static final String CALLER = Caller.class.getName();

    private Session() {}

    /// Begins a session for somebody who has just proved who they are; whatever session there was ends.
    public static void begin(HttpServletRequest request, Caller caller) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true).setAttribute(CALLER, caller);
    }

    public static Optional<Caller> of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : Optional.ofNullable((Caller) session.getAttribute(CALLER));
    }

    /// Who looks at the page that is being made.
    ///
    /// @throws IllegalStateException when nobody has signed in: the gate has let a stranger through
    static Caller caller() {
        var session = VaadinSession.getCurrent().getSession();
        if (session.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a page was asked for without a signed-in caller");
    }
}
