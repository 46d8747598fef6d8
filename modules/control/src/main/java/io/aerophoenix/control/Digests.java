package io.aerophoenix.control;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.RegionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        parts.add(Integer.toString(spec.command().size()));
        parts.addAll(spec.command());
        add(parts, spec.env());
        parts.add(String.valueOf(spec.workingDirectory()));
        parts.add(spec.resources().toString());
        parts.add(spec.restart().toString());
        parts.add(spec.stop().toString());
        add(parts, spec.metadata());
        if (!spec.checks().isEmpty()) {
            parts.add(spec.checks().toString());
        }
        if (!spec.mounts().isEmpty()) {
            parts.add(spec.mounts().toString());
        }
        if (!spec.annexes().isEmpty()) {
            add(parts, spec.annexes());
        }
        parts.add(command.then().name());
        return MachineId.derivedFrom(parts.toArray(String[]::new)).value();
    }

    // Each part apart: "a=1, b=2" as one value must not look like two.
    private static void add(List<String> parts, Map<String, String> pairs) {
        parts.add(Integer.toString(pairs.size()));
        new TreeMap<>(pairs)
                .forEach((name, value) -> {
                    parts.add(name);
                    parts.add(value);
                });
    }
}
