package io.aerophoenix.console;

import io.aerophoenix.console.internal.Session;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.SignInCodes;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where one signs in: by a one-time link, or with a token.
///
/// A plain page, so that it is there at once and works without the framework. Whoever signs in gets a fresh session: one
/// that somebody had planted before is of no use to them. The link's code is gone from the address bar afterwards.
final class SignInServlet extends HttpServlet {
    static final String PATH = "/sign-in";

    private final SignInCodes codes;
    private final TokenCheck tokens;
    private final SignInPage page = SignInPage.load();

    SignInServlet(SignInCodes codes, TokenCheck tokens) {
        this.codes = codes;
        this.tokens = tokens;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var code = request.getParameter("code");
        if (code == null) {
            show(response, page.html());
            return;
        }
        var caller = codes.redeem(code);
        if (caller.isPresent()) {
            letIn(caller.get(), request, response);
        } else {
            refuse(
                    response,
                    "This link has been used before, or is older than 10 minutes. Make another.");
        }
    }

    /// The page's headers, whatever the link: a preview of it in a chat or a mail must not use its code up.
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        show(response, page.html());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var caller = cameFromHere(request) ? callerOf(request) : Optional.<Caller>empty();
        if (caller.isPresent()) {
            letIn(caller.get(), request, response);
        } else {
            refuse(
                    response,
                    "This token is not accepted here: it is not one of this region's, or has expired. Get another.");
        }
    }

    private Optional<Caller> callerOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("token"))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .flatMap(tokens::caller);
    }

    /// A page elsewhere must not sign people in here as somebody else. Browsers say where a form came from.
    private static boolean cameFromHere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    private static void letIn(
            Caller caller, HttpServletRequest request, HttpServletResponse response) {
        Session.begin(request, caller);
        SeeOther.redirect(response, "/");
    }

    private void refuse(HttpServletResponse response, String problem) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        show(response, page.html(problem));
    }

    private static void show(HttpServletResponse response, String html) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(html);
    }
}
