package io.aerophoenix.apps;

import java.util.Locale;

/// Where a folder stands whose row is in the file. The row comes before the folder and goes after it: so a crash never
/// leaves a folder that nobody knows of.
enum Phase {
    /// Its files may be incomplete; after a crash they are removed.
    MAKING,
    PRESENT,
    /// Its files are being removed.
    GOING,
    /// Remembered without its files.
    GONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Phase ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
