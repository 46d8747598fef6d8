package io.aerophoenix.wal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a machine's snapshot out of its entries, where only they are left: the other way to what [Snapshot] makes of the
/// living machine, and equal to it byte for byte. Pure, and called from several threads.
@FunctionalInterface
public interface Fold {
    /// @param base an earlier snapshot; without one the entries begin at step 1
    /// @param after what came after it, in order
    /// @throws IllegalArgumentException when these are not entries of one machine; the message says why
    byte[] fold(byte @Nullable [] base, List<Entry> after);
}
