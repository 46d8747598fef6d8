package io.aerophoenix.benchmarks;

import java.util.List;
import java.util.Map;

/// What a benchmark has found.
///
/// @param ratios the comparison, in one number each
/// @param notes what a reader must know to judge the figures
record Report(Figures figures, Map<String, Double> ratios, List<String> notes) {}
