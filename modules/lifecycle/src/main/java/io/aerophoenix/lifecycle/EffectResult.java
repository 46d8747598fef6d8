package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.Instance;

/// What became of an effect at a driver.
sealed interface EffectResult {
    /// A start: it runs, or ran since.
    record Started(Instance instance) implements EffectResult {}

    /// A stop: it has ended.
    record Ended(Exit exit) implements EffectResult {}

    /// A suspend, a resume, a discard.
    record Done() implements EffectResult {}

    /// It was not done.
    record Failed(String reason) implements EffectResult {}

    /// Whether it was done, or is being done, or never will be: the driver has not said so in time.
    record Unknown(String reason) implements EffectResult {}
}
