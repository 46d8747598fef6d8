package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Resources;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// How large a config wants its machine to be.
record ConfigGuest(String cpuKind, long cpus, long memoryMb) {
    private static final ConfigGuest SMALLEST = new ConfigGuest("shared", 1, 256);
    private static final long MOST_CPUS = 1024;
    private static final long MOST_MEMORY_MB = 16L << 20;
    private static final long PERFORMANCE_MEMORY_MB = 2048;
    private static final Pattern SIZE = Pattern.compile("(shared-cpu|performance)-(\\d{1,3})x");

    /// What stands in `guest`, or else what is called so by the `size`.
    static ConfigGuest of(ConfigFields config) {
        var named = ofSize(config);
        var guest = config.within("guest");
        var kind = guest.text("cpu_kind", named.cpuKind);
        return new ConfigGuest(
                kind,
                guest.whole("cpus", 1, MOST_CPUS, named.cpus),
                guest.whole("memory_mb", 1, MOST_MEMORY_MB, named.memoryMb));
    }

    private static ConfigGuest ofSize(ConfigFields config) {
        var size = SIZE.matcher(config.text("size", ""));
        if (!size.matches()) {
            return SMALLEST;
        }
        long cpus = Math.max(1, Long.parseLong(size.group(2)));
        return size.group(1).equals("performance")
                ? new ConfigGuest("performance", cpus, PERFORMANCE_MEMORY_MB * cpus)
                : new ConfigGuest("shared", cpus, SMALLEST.memoryMb * cpus);
    }

    static ConfigGuest of(Resources resources) {
        // This API counts whole processors: a part of one is shown as one.
        return new ConfigGuest(
                "shared", Math.max(1, (long) Math.ceil(resources.cpus())), resources.memoryMb());
    }

    Resources resources() {
        return new Resources(cpus, memoryMb);
    }

    /// Adds what is not said.
    void complete(ObjectNode guest) {
        guest.putIfAbsent("cpu_kind", guest.stringNode(cpuKind));
        guest.putIfAbsent("cpus", guest.numberNode(cpus));
        guest.putIfAbsent("memory_mb", guest.numberNode(memoryMb));
    }
}
