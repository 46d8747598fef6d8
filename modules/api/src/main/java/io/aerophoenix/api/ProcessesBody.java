package io.aerophoenix.api;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.MachineDriver;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The processes of a machine's workload, the first one first.
@Schema(
        name = "Processes",
        requiredProperties = {"machine", "processes"})
public record ProcessesBody(
        String machine,
        @Schema(description = "None when the machine does not run") List<ProcessBody> processes)
        implements Body {
    public static ProcessesBody of(MachineId machine, List<MachineDriver.ProcessUsage> processes) {
        return new ProcessesBody(machine.value(), processes.stream().map(ProcessBody::of).toList());
    }

    /// One process.
    @Schema(
            name = "Process",
            requiredProperties = {
                "pid",
                "command",
                "directory",
                "cpus",
                "rssBytes",
                "runningSeconds",
                "cpuSeconds",
                "listening"
            })
    public record ProcessBody(
            long pid,
            @Schema(description = "As it was started, arguments and all; may be cut")
                    String command,
            @Schema(description = "Its working directory; empty where nobody can tell")
                    String directory,
            @Schema(description = "Processors in use, averaged over its life") double cpus,
            @Schema(description = "Resident memory") long rssBytes,
            double runningSeconds,
            @Schema(description = "What it has had of processors so far") double cpuSeconds,
            List<SocketBody> listening) {
        private static final double MILLIS = 1000;

        static ProcessBody of(MachineDriver.ProcessUsage process) {
            return new ProcessBody(
                    process.pid(),
                    process.command(),
                    process.directory(),
                    process.cpus(),
                    process.rssBytes(),
                    process.running().toMillis() / MILLIS,
                    process.cpuTime().toMillis() / MILLIS,
                    process.listening().stream().map(SocketBody::of).toList());
        }
    }

    /// Where a process takes connections.
    @Schema(
            name = "ListenSocket",
            requiredProperties = {"protocol", "address"})
    public record SocketBody(
            @Schema(example = "tcp") String protocol,
            @Schema(example = "127.0.0.1:8080") String address) {
        static SocketBody of(MachineDriver.ListenSocket socket) {
            return new SocketBody(socket.protocol(), socket.address());
        }
    }
}
