package io.aerophoenix.region;

import io.aerophoenix.api.TransitionBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/// A change as the event stream tells it, as far as tests look.
///
/// @param version of the machine after it
/// @param moves the versions of its transitions
record Change(long position, long version, List<Long> moves) {
    private static final String DATA = "data: ";

    /// Reads the stream from after a position until a change is as wanted, which comes last; fails when the region says
    /// that it has missed something.
    static List<Change> follow(RegionClient region, long after, Predicate<Change> wanted)
            throws IOException, InterruptedException {
        var heard = new ArrayList<Change>();
        try (var lines = region.events(after)) {
            var reader = lines.iterator();
            while (heard.isEmpty() || !wanted.test(heard.getLast())) {
                var line = reader.next();
                if (line.equals("event: missed")) {
                    throw new AssertionError("the region has missed changes after " + after);
                }
                if (line.startsWith(DATA)) {
                    heard.add(parse(line.substring(DATA.length())));
                }
            }
        }
        return heard;
    }

    private static Change parse(String data) {
        var told = JsonMapper.shared().readValue(data, Told.class);
        return new Change(
                told.position(),
                told.machine().version(),
                told.transitions().stream().map(TransitionBody::version).toList());
    }

    private record Told(long position, MachineView machine, List<TransitionBody> transitions) {}
}
