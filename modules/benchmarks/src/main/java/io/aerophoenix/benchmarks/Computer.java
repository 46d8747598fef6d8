package io.aerophoenix.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the figures were measured on.
///
/// @param fileSystem of the folder that was written to
/// @param load how many threads ran or wanted to, on average over the minute before the run; much more than nothing
///     spoils the figures. Negative where it cannot be known
record Computer(
        String cpu,
        int cores,
        long memoryMb,
        String kernel,
        String jdk,
        String fileSystem,
        double load) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    static Computer here(Path folder) throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var store = Files.getFileStore(folder);
        return new Computer(
                cpuModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                "%s %s"
                        .formatted(
                                System.getProperty("java.vendor.version", "JDK"),
                                Runtime.version()),
                "%s (%s)".formatted(store.type(), store.name()),
                system.getSystemLoadAverage());
    }

    private static String cpuModel() throws IOException {
        if (!Files.isReadable(CPU_INFO)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        }
    }

    @Override
    public String toString() {
        return "%s, %d cores, %d MiB; %s; %s; %s; load before: %.2f"
                .formatted(cpu, cores, memoryMb, kernel, jdk, fileSystem, load);
    }
}
