package io.aerophoenix.console.internal;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any stretch of a list that can only be read onwards from a machine that one knows.
///
/// Walks the list in strides and remembers the machine at the end of each, so that a jump to row 90,000 walks once and the
/// next jump does not. Machines that come and go shift the rows behind them: whoever hears of that says so. Thread-safe.
final class MachinePages {
    /// The most that one question may ask for.
    static final int STRIDE = 1000;

    private static final int MOST_STRIDES = 10_000;

    private final Operator operator;
    private final MachineFilter filter;

    /// `ends.get(n)` is the last machine of the `n`th stride.
    private final List<MachineId> ends = new ArrayList<>();

    MachinePages(Operator operator, MachineFilter filter) {
        this.operator = operator;
        this.filter = filter;
    }

    /// Takes note that the machine has come, gone or stayed: rows behind it may have shifted, those before it have not.
    ///
    /// Ids grow with time, so a new machine costs nothing here.
    synchronized void forgetFrom(MachineId machine) {
        ends.removeIf(end -> end.compareTo(machine) >= 0);
    }

    synchronized void forgetAll() {
        ends.clear();
    }

    Answer<Integer> total() {
        return ask(null, 1).map(MachinePage::total);
    }

    /// At most `limit` machines from the `offset`th on, fewer where the list ends.
    synchronized Answer<List<Sighting>> stretch(int offset, int limit) {
        int stride = walkTo(offset / STRIDE);
        return read(strideEnd(stride), offset - stride * STRIDE, limit);
    }

    /// @return the stride that was reached: fewer than asked for where the list ends before
    private int walkTo(int stride) {
        int wanted = Math.min(stride, MOST_STRIDES);
        while (ends.size() < wanted && learnNextEnd()) {
            // Each step learns one end.
        }
        return Math.min(wanted, ends.size());
    }

    private boolean learnNextEnd() {
        return switch (ask(strideEnd(ends.size()), STRIDE)) {
            case Answer.Done<MachinePage>(var page) when page.next() != null ->
                    ends.add(page.next());
            case Answer.Done<MachinePage> _, Answer.Refused<MachinePage> _ -> false;
        };
    }

    private @Nullable MachineId strideEnd(int stride) {
        return stride == 0 ? null : ends.get(stride - 1);
    }

    private Answer<List<Sighting>> read(@Nullable MachineId after, int skip, int limit) {
        var found = new ArrayList<Sighting>();
        var from = after;
        while (true) {
            int missing = skip + limit - found.size();
            switch (ask(from, Math.min(missing, STRIDE))) {
                case Answer.Refused<MachinePage>(var refusal) -> {
                    return new Answer.Refused<>(refusal);
                }
                case Answer.Done<MachinePage>(var page) -> {
                    found.addAll(page.machines());
                    from = page.next();
                }
            }
            if (from == null || found.size() >= skip + limit) {
                return new Answer.Done<>(found.stream().skip(skip).toList());
            }
        }
    }

    private Answer<MachinePage> ask(@Nullable MachineId after, int limit) {
        return operator.ask(new Query.ListMachines(filter, after, limit));
    }
}
