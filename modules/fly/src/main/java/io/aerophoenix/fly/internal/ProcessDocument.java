package io.aerophoenix.fly.internal;

import io.aerophoenix.lifecycle.MachineDriver;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A process of a workload.
///
/// @param cpu hundredths of a processor
/// @param rss resident memory in bytes
/// @param rtime seconds since it was started
/// @param stime seconds that processors have worked for it
record ProcessDocument(
        String command,
        long cpu,
        String directory,
        List<Socket> listenSockets,
        long pid,
        long rss,
        long rtime,
        long stime)
        implements Document {
    /// What they can be sorted by.
    static final Map<String, Comparator<ProcessDocument>> ORDERS =
            Map.of(
                    "command", Comparator.comparing(ProcessDocument::command),
                    "cpu", Comparator.comparingLong(ProcessDocument::cpu),
                    "directory", Comparator.comparing(ProcessDocument::directory),
                    "pid", Comparator.comparingLong(ProcessDocument::pid),
                    "rss", Comparator.comparingLong(ProcessDocument::rss),
                    "rtime", Comparator.comparingLong(ProcessDocument::rtime),
                    "stime", Comparator.comparingLong(ProcessDocument::stime));

    record Socket(String address, String proto) {}

    static ProcessDocument of(MachineDriver.ProcessUsage process) {
        return new ProcessDocument(
                process.command(),
                Math.round(process.cpus() * 100),
                process.directory(),
                process.listening().stream()
                        .map(socket -> new Socket(socket.address(), socket.protocol()))
                        .toList(),
                process.pid(),
                process.rssBytes(),
                process.running().toSeconds(),
                process.cpuTime().toSeconds());
    }
}
