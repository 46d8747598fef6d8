package io.aerophoenix.wal;

/// Hears of each [Failpoint] that is passed, on the thread that passes it, several times a second to several ten
/// thousand: it returns at once, or it never does.
public interface Failpoints {
    /// Nobody listens: how a region runs.
    Failpoints NONE = _ -> {};

    void reached(Failpoint point);
}
