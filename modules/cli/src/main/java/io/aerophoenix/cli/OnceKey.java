package io.aerophoenix.cli;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The idempotency key of a command: with it, the command may be sent again without being done again.
final class OnceKey {
    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "With the same key, a repeat of this command is not done again: it is answered as the first was. Default: a fresh one.")
    @Nullable String key;

    Call on(Call call) {
        return call.withKey(key != null ? key : fresh());
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }
}
