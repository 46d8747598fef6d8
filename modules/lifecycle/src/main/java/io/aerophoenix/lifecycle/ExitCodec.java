package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.JsonSource.required;

import io.aerophoenix.fleet.Exit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The end of a workload as JSON.
final class ExitCodec {
    private ExitCodec() {}

    static void write(Exit exit, JsonSink out) {
        out.begin();
        out.number("code", exit.code());
        out.text("signal", exit.signal());
        out.instant("at", exit.at());
        out.end();
    }

    static Exit read(JsonSource in) {
        @Nullable Integer code = null;
        @Nullable String signal = null;
        @Nullable Instant at = null;
        in.begin();
        for (var field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "code" -> code = in.smallNumber();
                case "signal" -> signal = in.text();
                case "at" -> at = in.instant();
                default -> in.skip();
            }
        }
        return new Exit(code, signal, required("at", at));
    }
}
