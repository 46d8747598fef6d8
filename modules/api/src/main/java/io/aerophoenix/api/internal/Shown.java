package io.aerophoenix.api.internal;

import io.aerophoenix.api.MachineBody;
import io.aerophoenix.control.Request;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.http.Visitor;

/// What is shown of what was asked for.
final class Shown {
    private Shown() {}

    static MachineBody machine(Visitor visitor, Request<Machine> request) {
        return MachineBody.of(visitor.ask(request), visitor.now());
    }
}
