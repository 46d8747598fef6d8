package io.aerophoenix.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/// What this process has in its heap, and in memory altogether.
final class Heap {
    private static final String DIAGNOSTICS = "com.sun.management:type=DiagnosticCommand";
    private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");
    private static final double MIB = 1024.0 * 1024;
    private static final Path STATUS = Path.of("/proc/self/status");

    private final AtomicLong most = new AtomicLong();

    private Heap() {}

    /// The bytes of all objects that are in use: the sum of a class histogram, which collects all garbage first.
    static long liveBytes() {
        var total = TOTAL.matcher(histogram());
        if (!total.find()) {
            throw new IllegalStateException("the class histogram has no total");
        }
        return Long.parseLong(total.group(1));
    }

    private static String histogram() {
        try {
            return (String)
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName(DIAGNOSTICS),
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("this JVM has no class histogram", e);
        }
    }

    static double mib(long bytes) {
        return bytes / MIB;
    }

    /// The resident set, in bytes; 0 where the system does not say.
    static long residentBytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /// What is resident outside of the heap. Right where all of the heap's pages are touched when it grows.
    static long outsideBytes() throws IOException {
        long committed = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return Math.max(0, residentBytes() - committed);
    }

    /// Watches from now on how much is left after each collection.
    static Heap watch() {
        var heap = new Heap();
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(
                        (notification, _) ->
                                heap.collected((CompositeData) notification.getUserData()),
                        notification ->
                                notification
                                        .getType()
                                        .equals(
                                                GarbageCollectionNotificationInfo
                                                        .GARBAGE_COLLECTION_NOTIFICATION),
                        null);
            }
        }
        return heap;
    }

    private void collected(CompositeData data) {
        long left =
                GarbageCollectionNotificationInfo.from(data)
                        .getGcInfo()
                        .getMemoryUsageAfterGc()
                        .entrySet()
                        .stream()
                        .filter(pool -> isHeap(pool.getKey()))
                        .map(pool -> pool.getValue())
                        .mapToLong(MemoryUsage::getUsed)
                        .sum();
        most.accumulateAndGet(left, Math::max);
    }

    private static boolean isHeap(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .anyMatch(it -> it.getName().equals(pool) && it.getType() == MemoryType.HEAP);
    }

    /// The most that was left after a collection since then; 0 when there was none.
    long mostLeftBytes() {
        return most.get();
    }
}
