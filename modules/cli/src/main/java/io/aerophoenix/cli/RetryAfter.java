package io.aerophoenix.cli;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// When a region that turned a request away for now wants to be asked again.
final class RetryAfter {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_DIGITS = 6;

    private RetryAfter() {}

    /// @return how long to wait; empty when a repeat cannot help, or not soon
    static Optional<Duration> of(HttpResponse<?> response, Problem problem) {
        if (!isForNowOnly(response.statusCode(), problem)) {
            return Optional.empty();
        }
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.length() <= MOST_DIGITS && text.matches("[0-9]+"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(pause -> pause.compareTo(Patience.MAX_ASKED_PAUSE) <= 0);
    }

    /// Room is not found by waiting a second: the caller decides whether to wait or to go elsewhere.
    private static boolean isForNowOnly(int status, Problem problem) {
        return status == TOO_MANY_REQUESTS
                || (status == UNAVAILABLE && !"no_capacity".equals(problem.code()));
    }
}
