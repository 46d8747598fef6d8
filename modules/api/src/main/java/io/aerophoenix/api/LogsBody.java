package io.aerophoenix.api;

import io.aerophoenix.lifecycle.LogPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Some lines that a machine's workload wrote.
@Schema(name = "Logs")
public record LogsBody(
        List<LineBody> lines,
        @Schema(description = "A cursor: pass it as `after` to read on") String next)
        implements Body {
    public static LogsBody of(LogPage page) {
        var lines = page.lines().stream().map(LineBody::of).toList();
        return new LogsBody(lines, page.next());
    }

    @Schema(name = "LogLine")
    public record LineBody(@Schema(enumeration = {"stdout", "stderr"}) String stream, String text) {
        private static LineBody of(LogPage.LogLine line) {
            return new LineBody(line.stream(), line.text());
        }
    }
}
