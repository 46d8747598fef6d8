package io.aerophoenix.http;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;

/// The parts of paths.
public final class Paths {
    private Paths() {}

    /// @throws RefusedException with `not_found`: what is no id names no machine
    public static MachineId machine(String segment) {
        try {
            return new MachineId(segment);
        } catch (IllegalArgumentException e) {
            throw RefusedException.of(
                    ErrorCode.NOT_FOUND,
                    "there is no such machine: %s; list them to see which there are"
                            .formatted(e.getMessage()));
        }
    }

    /// @throws RefusedException with `invalid_request` when it is no name
    public static AppName app(String segment) {
        try {
            return new AppName(segment);
        } catch (IllegalArgumentException e) {
            throw Faults.refusal("app", String.valueOf(e.getMessage()));
        }
    }
}
