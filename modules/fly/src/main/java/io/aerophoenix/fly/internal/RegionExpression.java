package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import java.util.Arrays;

/// Where something may be: codes of regions, aliases of parts of the world, or `any`, with commas between them.
final class RegionExpression {
    private RegionExpression() {}

    /// Whether the region is one of those that will do.
    static boolean admits(String expression, RegionCode region) {
        return Arrays.stream(expression.split(",", -1))
                .map(String::strip)
                .anyMatch(word -> means(word, region));
    }

    private static boolean means(String word, RegionCode region) {
        return word.equals("any")
                || word.equals(region.value())
                || PublicRegion.of(region).filter(it -> it.isMeantBy(word)).isPresent();
    }
}
