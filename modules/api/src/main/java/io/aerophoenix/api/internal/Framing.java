package io.aerophoenix.api.internal;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;
import java.util.regex.Pattern;

/// Refuses requests whose headers leave it open where their body ends: the platform, and whatever stands before it, would
/// each take another part of it for the next request.
final class Framing implements Http1ConnectionListener {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (!isClear(lengths(headers), encodings(headers))) {
            throw RequestException.builder()
                    .type(DirectHandler.EventType.BAD_REQUEST)
                    .status(Status.BAD_REQUEST_400)
                    .setKeepAlive(false)
                    .message("the headers do not say clearly where the body ends")
                    .build();
        }
    }

    private static boolean isClear(List<String> lengths, List<String> encodings) {
        if (encodings.isEmpty()) {
            return lengths.isEmpty()
                    || (lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches());
        }
        // In other letters, the platform would not recognise it.
        return lengths.isEmpty() && encodings.equals(List.of("chunked"));
    }

    private static List<String> lengths(Headers headers) {
        return headers.all(HeaderNames.CONTENT_LENGTH, List::of);
    }

    private static List<String> encodings(Headers headers) {
        return headers.all(HeaderNames.TRANSFER_ENCODING, List::of);
    }
}
