package io.aerophoenix.console;

import io.aerophoenix.console.internal.Session;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/// Lets in who has signed in, and shows everybody else the way to do so.
///
/// It stands before everything, the pages' framework included: a stranger gets no session and makes no page.
final class Gate extends HttpFilter {
    /// What the sign-in page is made of. By name: whatever else lies beside these is for those who have signed in.
    private static final Set<String> OF_THE_SIGN_IN_PAGE =
            Set.of(
                    SignInServlet.PATH,
                    "/console/console.css",
                    "/console/look.js",
                    "/console/phoenix.svg");

    /// Questions that pages ask by themselves. A page that is still open though its session has ended loads again when it
    /// hears that it is not signed in; sent elsewhere, it would take what it finds there for an answer.
    private static final Set<String> OF_OPEN_PAGES = Set.of("uidl", "push", "heartbeat");

    /// Nothing from elsewhere. The framework starts by an inline script and evaluates functions that the server sends as
    /// text: those two must be allowed.
    private static final String POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self';"
                    + " base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (mayPass(request)) {
            chain.doFilter(request, response);
        } else if (isOfAnOpenPage(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            SeeOther.redirect(response, SignInServlet.PATH);
        }
    }

    private static boolean mayPass(HttpServletRequest request) {
        var path =
                request.getServletPath()
                        + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return OF_THE_SIGN_IN_PAGE.contains(path) || Session.of(request).isPresent();
    }

    private static boolean isOfAnOpenPage(HttpServletRequest request) {
        var kind = request.getParameter("v-r");
        return kind != null && OF_OPEN_PAGES.contains(kind);
    }
}
