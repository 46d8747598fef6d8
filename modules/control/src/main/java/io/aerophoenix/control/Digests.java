package io.aerophoenix.control;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.RegionCode;
import java.util.ArrayList;
import java.util.TreeMap;

/// Fingerprints of requests, by which a repeat is told from another request with the same key.
final class Digests {
    private Digests() {}

    /// The same for requests that ask for the same machine, whatever the order of their maps.
    static String of(Command.CreateMachine command, RegionCode region) {
        var spec = command.spec();
        var parts = new ArrayList<String>();
        parts.add(region.value());
        parts.add(command.app().value());
        parts.add(spec.name().value());
        parts.add(spec.driver());
        parts.add(spec.command().size() + "");
        parts.addAll(spec.command());
        parts.add(new TreeMap<>(spec.env()).toString());
        parts.add(String.valueOf(spec.workingDirectory()));
        parts.add(spec.resources().toString());
        parts.add(spec.restart().toString());
        parts.add(spec.stop().toString());
        parts.add(new TreeMap<>(spec.metadata()).toString());
        parts.add(command.then().name());
        return MachineId.derivedFrom(parts.toArray(String[]::new)).value();
    }
}
