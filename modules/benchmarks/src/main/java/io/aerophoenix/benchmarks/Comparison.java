package io.aerophoenix.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a benchmark says in one number: how many times better we are than each other design. Above 1 is better, whether
/// more is better or less.
final class Comparison {
    private static final Map<Design, String> NAMES =
            Map.of(Design.NAIVE, "vs_naive", Design.PEKKO, "vs_pekko_persistence");

    private final Figures figures;
    private final Map<String, Double> ratios = new LinkedHashMap<>();

    Comparison(Figures figures) {
        this.figures = figures;
    }

    /// Adds `vs_naive` and `vs_pekko_persistence`, with this behind it when it is not empty.
    ///
    /// @param circumstance of the rows' subjects
    Comparison more(String metric, String circumstance, String suffix) {
        NAMES.forEach((other, name) ->
                ratios.put(
                        named(name, suffix),
                        figures.ratio(
                                metric, Design.OURS.with(circumstance), other.with(circumstance))));
        return this;
    }

    Comparison less(String metric, String circumstance, String suffix) {
        NAMES.forEach((other, name) ->
                ratios.put(
                        named(name, suffix),
                        figures.ratio(
                                metric, other.with(circumstance), Design.OURS.with(circumstance))));
        return this;
    }

    private static String named(String name, String suffix) {
        return suffix.isEmpty() ? name : name + ", " + suffix;
    }

    Map<String, Double> ratios() {
        return ratios;
    }
}
