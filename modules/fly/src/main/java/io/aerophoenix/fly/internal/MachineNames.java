package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.MachineName;
import java.util.List;
import java.util.random.RandomGenerator;

/// Names for machines that were given none.
final class MachineNames {
    private static final List<String> QUALITIES =
            List.of(
                    "amber", "brisk", "calm", "clear", "deep", "early", "even", "fair", "fresh",
                    "gentle", "golden", "green", "keen", "light", "lively", "merry", "mild",
                    "noble", "open", "plain", "quick", "quiet", "rapid", "ready", "silver",
                    "steady", "still", "sunny", "tidy", "warm", "wide", "young");
    private static final List<String> THINGS =
            List.of(
                    "acorn", "bay", "beacon", "birch", "breeze", "bridge", "brook", "canyon",
                    "cedar", "cliff", "cloud", "comet", "delta", "dune", "ember", "falcon",
                    "feather", "field", "fjord", "grove", "harbor", "heron", "island", "lagoon",
                    "lantern", "maple", "meadow", "otter", "pebble", "reef", "river", "summit");
    private static final int NUMBERS = 10_000;

    private final RandomGenerator random;

    MachineNames(RandomGenerator random) {
        this.random = random;
    }

    MachineName next() {
        return new MachineName(
                "%s-%s-%d".formatted(one(QUALITIES), one(THINGS), random.nextInt(NUMBERS)));
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
