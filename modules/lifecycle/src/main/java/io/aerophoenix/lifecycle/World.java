package io.aerophoenix.lifecycle;

import io.aerophoenix.wal.Failpoints;
import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;

/// What makes two runs of a region differ: the time, chance, and where a test interferes.
///
/// @param clock the region's; may jump
/// @param chance for waits that are not to end all at once
/// @param failpoints hears at which point of a step the region is
public record World(InstantSource clock, RandomGenerator chance, Failpoints failpoints) {
    /// The world as it is.
    public static World real(InstantSource clock) {
        return new World(clock, new Random(), Failpoints.NONE);
    }
}
