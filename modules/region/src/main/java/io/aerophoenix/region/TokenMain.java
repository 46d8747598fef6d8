package io.aerophoenix.region;

import io.aerophoenix.security.Capability;
import io.aerophoenix.security.LocalKeys;
import io.aerophoenix.security.TokenMint;
import io.aerophoenix.security.TokenRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Prints a token signed with a region's own key, whether or not the region runs.
public final class TokenMain {
    private static final List<String> KNOWN =
            List.of("--data", "--subject", "--capabilities", "--hours");
    private static final int DEFAULT_HOURS = 12;
    private static final int WRONG_ARGUMENTS = 2;

    private TokenMain() {}

    /// @param arguments `--data DIR`, and optionally `--subject NAME`, `--capabilities a,b` (all when left out),
    ///     `--hours N`
    public static void main(String[] arguments) {
        try {
            System.out.println(mint(Arguments.parse(arguments, KNOWN)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_ARGUMENTS);
        }
    }

    private static String mint(Arguments given) {
        var data =
                Path.of(
                        given.find("--data")
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "--data DIR is missing: the region's folder")));
        var keys = LocalKeys.openOrCreate(RegionSettings.keysIn(data));
        return new TokenMint(keys, TokenRules.LOCAL, Clock.systemUTC())
                .mint(
                        given.get("--subject", System.getProperty("user.name")),
                        given.find("--capabilities")
                                .map(TokenMain::capabilities)
                                .orElseGet(() -> EnumSet.allOf(Capability.class)),
                        Duration.ofHours(given.number("--hours", DEFAULT_HOURS)));
    }

    private static Set<Capability> capabilities(String words) {
        return Arrays.stream(words.split(","))
                .map(word -> Capability.ofWord(word.strip()).orElseThrow(() -> unknown(word)))
                .collect(Collectors.toSet());
    }

    private static IllegalArgumentException unknown(String word) {
        var known =
                Arrays.stream(Capability.values())
                        .map(Capability::word)
                        .collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "there is no capability '%s'; there are %s".formatted(word, known));
    }
}
