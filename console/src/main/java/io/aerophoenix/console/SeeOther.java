package io.aerophoenix.console;

import jakarta.servlet.http.HttpServletResponse;

/// The answer that sends a browser elsewhere, leaving no trace of where it came from.
final class SeeOther {
    private SeeOther() {}

    static void redirect(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-store");
    }
}
