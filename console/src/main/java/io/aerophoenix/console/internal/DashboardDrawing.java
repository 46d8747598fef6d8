package io.aerophoenix.console.internal;

import io.aerophoenix.console.internal.DashboardPicture.DriverMeter;
import io.aerophoenix.console.internal.DashboardPicture.Figure;
import io.aerophoenix.console.internal.DashboardPicture.Meter;
import io.aerophoenix.console.internal.DashboardPicture.StateCount;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.control.Vitals;
import io.aerophoenix.fleet.MachineState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Makes the dashboard's picture out of figures. Pure.
final class DashboardDrawing {
    private static final String STORAGE_FAILED = "storage_failed";

    private DashboardDrawing() {}

    /// @param series the oldest first; may be empty
    static DashboardPicture of(
            List<Vitals> series,
            List<RegionView> regions,
            Troubles troubles,
            List<ChangeRow> changes) {
        return new DashboardPicture(
                regions.isEmpty() ? "" : regions.getFirst().region().value(),
                regions.isEmpty() ? "" : regions.getFirst().status(),
                regions.stream().mapToInt(RegionView::machines).sum(),
                states(series),
                series.isEmpty() ? List.of() : figures(series),
                regions.stream()
                        .flatMap(it -> it.drivers().stream())
                        .map(DashboardDrawing::meter)
                        .toList(),
                banners(series, regions, troubles),
                changes,
                "");
    }

    static DashboardPicture without(String problem) {
        return new DashboardPicture(
                "", "", 0, List.of(), List.of(), List.of(), List.of(), List.of(), problem);
    }

    private static List<Banner> banners(
            List<Vitals> series, List<RegionView> regions, Troubles troubles) {
        var banners = new ArrayList<Banner>();
        if (regions.stream().anyMatch(it -> it.status().equals(STORAGE_FAILED))) {
            banners.add(Banner.storageFailed());
        }
        if (!series.isEmpty()) {
            addCounted(banners, series.getLast(), troubles);
        }
        return banners;
    }

    private static void addCounted(List<Banner> banners, Vitals counted, Troubles troubles) {
        if (counted.quarantined() > 0) {
            banners.add(Banner.quarantined(counted.quarantined(), troubles.quarantined()));
        }
        if (counted.critical() > 0) {
            banners.add(Banner.critical(counted.critical(), troubles.critical()));
        }
    }

    private static List<StateCount> states(List<Vitals> series) {
        return Arrays.stream(MachineState.values())
                .map(state -> new StateCount(state.word(), latest(series, state)))
                .toList();
    }

    private static int latest(List<Vitals> series, MachineState state) {
        return series.isEmpty() ? 0 : series.getLast().machines().getOrDefault(state, 0);
    }

    private static List<Figure> figures(List<Vitals> series) {
        var now = series.getLast();
        return List.of(
                new Figure(
                        "Transitions",
                        Wording.rate(now.transitionsPerSecond()),
                        "per second",
                        List.of(line(series, Vitals::transitionsPerSecond))),
                new Figure(
                        "Journal appends",
                        Wording.rate(now.journalAppendsPerSecond()),
                        "per second · %s queued".formatted(Wording.count(now.journalQueue())),
                        List.of(line(series, Vitals::journalAppendsPerSecond))),
                new Figure(
                        "Journal latency, P50 and P99",
                        Wording.duration(now.journalP50()),
                        "P99 " + Wording.duration(now.journalP99()),
                        List.of(
                                line(series, it -> Wording.millis(it.journalP50())),
                                line(series, it -> Wording.millis(it.journalP99())))));
    }

    private static List<Double> line(List<Vitals> series, ToDoubleFunction<Vitals> figure) {
        var values = new ArrayList<Double>(series.size());
        for (var vitals : series) {
            values.add(Math.round(figure.applyAsDouble(vitals) * 1000) / 1000.0);
        }
        return values;
    }

    private static DriverMeter meter(RegionView.DriverRoom room) {
        var used = room.used();
        var capacity = room.capacity();
        return new DriverMeter(
                room.driver(),
                new Meter(
                        "%s of %s"
                                .formatted(
                                        Wording.cpus(used.cpus()), Wording.cpus(capacity.cpus())),
                        share(used.cpus(), capacity.cpus())),
                new Meter(
                        "%s of %s"
                                .formatted(
                                        Wording.memory(used.memoryMb()),
                                        Wording.memory(capacity.memoryMb())),
                        share((double) used.memoryMb(), (double) capacity.memoryMb())));
    }

    private static double share(double used, double capacity) {
        return capacity > 0 ? Math.clamp(used / capacity, 0, 1) : 0;
    }
}
