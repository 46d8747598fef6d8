package io.aerophoenix.api.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.http.QueryReader;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what is waited for.
final class WaitReader {
    static final int MAX_TIMEOUT_SECONDS = 300;
    static final int DEFAULT_TIMEOUT_SECONDS = 30;

    /// Stands among the states for any that lasts, with nothing under way.
    private static final String SETTLED = "settled";

    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private final QueryReader query;
    private final Set<MachineState> states = EnumSet.noneOf(MachineState.class);
    private boolean settled;

    private WaitReader(QueryReader query) {
        this.query = query;
    }

    /// @throws io.aerophoenix.http.RefusedException when anything is wrong with it
    static Query.AwaitState read(MachineId machine, QueryReader query) {
        var reader = new WaitReader(query);
        reader.readStates();
        var since = reader.since();
        int seconds = query.whole("timeout", 0, MAX_TIMEOUT_SECONDS, DEFAULT_TIMEOUT_SECONDS);
        query.refuseFaults();
        return new Query.AwaitState(
                machine, reader.states, reader.settled, since, Duration.ofSeconds(seconds));
    }

    private void readStates() {
        var text = query.text("state");
        if (text == null) {
            query.faults().add("state", "is required: the states to wait for");
            return;
        }
        for (var word : text.split(",", -1)) {
            if (word.equals(SETTLED)) {
                settled = true;
            } else {
                MachineState.ofWord(word).ifPresentOrElse(states::add, () -> refuse(word));
            }
        }
    }

    private void refuse(String word) {
        query.faults()
                .add(
                        "state",
                        "there is no state '%s'; name states, such as running,stopped, or settled"
                                .formatted(word));
    }

    private @Nullable Long since() {
        var text = query.text("since");
        if (text == null) {
            return null;
        }
        if (!VERSION.matcher(text).matches()) {
            query.faults().add("since", "must be a version of the machine, such as 3");
            return null;
        }
        return Long.valueOf(text);
    }
}
