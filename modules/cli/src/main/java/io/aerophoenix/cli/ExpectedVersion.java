package io.aerophoenix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The version that the caller has seen: the region refuses when the machine has moved on since.
final class ExpectedVersion {
    @Option(
            names = "--if-version",
            paramLabel = "VERSION",
            description = "Only if the machine is still at this version.")
    @Nullable Long version;

    Call on(Call call) {
        return version == null ? call : call.with("If-Match", "\"%d\"".formatted(version));
    }
}
