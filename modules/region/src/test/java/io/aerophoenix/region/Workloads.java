package io.aerophoenix.region;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// The processes that a region has started, seen from the operating system's side.
final class Workloads {
    private Workloads() {}

    /// Ends every process that a region with this folder has started, whether or not the region runs.
    static void endAllOf(Path data) {
        keepersOf(data)
                .flatMap(keeper -> Stream.concat(keeper.descendants(), Stream.of(keeper)))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /// Each workload has a keeper beside it, as its parent, that shows the folder among its arguments.
    private static Stream<ProcessHandle> keepersOf(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info()
                                .commandLine()
                                .filter(line -> line.contains(data.toString()))
                                .isPresent())
                .toList()
                .stream();
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /// Tells one process from another that got the same id.
    static Instant startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElseThrow(() -> new AssertionError("process %d is gone".formatted(pid)));
    }
}
