package io.aerophoenix.benchmarks;

/// One figure.
///
/// @param subject what was measured, such as `journal, 64 callers`
/// @param metric what about it, such as `p99`
record Row(String subject, String metric, double value, String unit) {}
