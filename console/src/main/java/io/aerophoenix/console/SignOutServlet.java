package io.aerophoenix.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Ends the session, and with it every open page of it.
final class SignOutServlet extends HttpServlet {
    static final String PATH = "/sign-out";

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SeeOther.redirect(response, SignInServlet.PATH);
    }
}
