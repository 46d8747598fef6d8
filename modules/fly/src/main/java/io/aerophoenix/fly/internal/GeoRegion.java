package io.aerophoenix.fly.internal;

import java.util.Locale;

/// A part of the world, with the aliases by which a request may mean any region in it.
enum GeoRegion {
    AFRICA(""),
    ASIA_PACIFIC("apac"),
    EUROPE("eu"),
    NORTH_AMERICA("na"),
    SOUTH_AMERICA("sa");

    private final String alias;

    GeoRegion(String alias) {
        this.alias = alias;
    }

    boolean isCalled(String word) {
        return !word.isEmpty() && alias.equals(word);
    }

    /// The word in answers: the lower-case name.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
