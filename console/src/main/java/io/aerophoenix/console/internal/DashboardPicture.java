package io.aerophoenix.console.internal;

import java.util.List;

/// Everything that the dashboard shows, in the operator's words.
///
/// @param status the region's, such as `ready`; empty before it is known
/// @param problem a sentence that says why something is not shown; empty for none
record DashboardPicture(
        String region,
        String status,
        int machines,
        List<StateCount> states,
        List<Figure> figures,
        List<DriverMeter> drivers,
        List<Banner> banners,
        List<ChangeRow> changes,
        String problem) {
    /// @param state the state's word
    record StateCount(String state, int machines) {}

    /// One figure and how it came to it.
    ///
    /// @param lines one series, or several that share a scale; the oldest value first
    record Figure(String name, String value, String unit, List<List<Double>> lines) {}

    record DriverMeter(String driver, Meter cpus, Meter memory) {}

    /// @param share 0 to 1
    record Meter(String label, double share) {}
}
