package io.aerophoenix.driver.contract;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.lifecycle.MachineDriver.ExitListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down every end that a driver reports.
public final class HeardExits implements ExitListener {
    private record Heard(IntentId startedBy, Exit exit) {}

    private final List<Heard> all = new CopyOnWriteArrayList<>();

    public HeardExits() {}

    @Override
    public void ended(IntentId startedBy, Exit exit) {
        all.add(new Heard(startedBy, exit));
    }

    /// What was heard of this life so far, in order.
    public List<Exit> of(IntentId startedBy) {
        return all.stream()
                .filter(heard -> heard.startedBy().equals(startedBy))
                .map(Heard::exit)
                .toList();
    }

    /// Waits for the first report of this life's end.
    public Exit awaitEndOf(IntentId startedBy) throws Exception {
        return Await.until("the end of " + startedBy, () -> of(startedBy), list -> !list.isEmpty())
                .getFirst();
    }
}
