package io.aerophoenix.cli;

import io.aerophoenix.cli.Table.Column;
import java.util.List;

/// Regions, as people read them.
final class RegionViews {
    private RegionViews() {}

    static void list(Screen screen, Facts answer) {
        var table =
                new Table(
                        screen.palette(),
                        Column.left("REGION"),
                        Column.left("STATUS"),
                        Column.right("MACHINES"),
                        Column.left("DRIVER"),
                        Column.right("CPUS USED"),
                        Column.right("OF"),
                        Column.right("MEMORY MB USED"),
                        Column.right("OF"));
        for (var region : answer.each("regions")) {
            var drivers =
                    region.has("drivers") ? region.each("drivers") : List.of(region.in("drivers"));
            table.print(screen.out(), drivers.stream().map(it -> driverRow(region, it)).toList());
        }
    }

    private static List<String> driverRow(Facts region, Facts driver) {
        return List.of(
                region.text("region"),
                region.text("status"),
                region.number("machines"),
                driver.text("driver"),
                driver.number("used", "cpus"),
                driver.number("capacity", "cpus"),
                driver.number("used", "memoryMb"),
                driver.number("capacity", "memoryMb"));
    }

    /// What a new index has shown.
    static void rebuilt(Screen screen, Facts report) {
        screen.out()
                .println(
                        "The index of %s was made anew in %s s from the files of %s machines: %s differed, %s were missing in it, %s had no file."
                                .formatted(
                                        report.text("region"),
                                        report.number("seconds"),
                                        report.number("machines"),
                                        report.number("differed"),
                                        report.number("missing"),
                                        report.number("orphaned")));
        if (report.in("damaged").node().asInt(0) > 0) {
            screen.out()
                    .println(
                            screen.palette()
                                            .bad(
                                                    "%s files are damaged."
                                                            .formatted(report.number("damaged")))
                                    + " See `aeropctl machine list --state quarantined`.");
        }
    }
}
