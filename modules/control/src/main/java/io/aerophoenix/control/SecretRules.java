package io.aerophoenix.control;

import io.aerophoenix.apps.SecretVault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a secret may be. Its value becomes a variable of a process, as its name does.
final class SecretRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");

    private SecretRules() {}

    /// Says what is wrong without saying a value.
    static Optional<String> objection(Map<String, String> set) {
        return new TreeMap<>(set)
                .entrySet().stream()
                        .flatMap(it -> objection(it.getKey(), it.getValue()).stream())
                        .findFirst();
    }

    private static Optional<String> objection(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of(
                    "the secret's name '%s': must be 1 to 255 letters, digits and _, not beginning with a digit"
                            .formatted(name));
        }
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return Optional.of(
                    "the secret %s: its value must be text without NUL; encode bytes as base64"
                            .formatted(name));
        }
        return value.getBytes(StandardCharsets.UTF_8).length > SecretVault.LONGEST_BYTES
                ? Optional.of(
                        "the secret %s: its value must have at most %d KiB; keep larger ones in a volume"
                                .formatted(name, SecretVault.LONGEST_BYTES / 1024))
                : Optional.empty();
    }
}
