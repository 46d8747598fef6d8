package io.aerophoenix.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Holds the lease of a machine for as long as a command takes.
@Command(
        name = "run",
        description = {
            "Runs a command while holding the lease of a machine, which is renewed until then and released at the end,"
                    + " on Ctrl-C too.",
            "",
            "The command finds the nonce in $AEROPCTL_LEASE, so what it does with aeropctl is done under the lease. Should"
                    + " the lease be lost, the command is ended. Exits as the command does, with 4 when the lease was lost.",
            ""
        },
        customSynopsis =
                "aeropctl machine lease run --reason WHY [OPTIONS] MACHINE -- COMMAND [ARG...]",
        footerHeading = "%nExample:%n",
        footer = {
            "  aeropctl machine lease run demo/web-1 --reason deploy -- \\",
            "      sh -c 'aeropctl machine update demo/web-1 -f new.json && ./smoke-test'"
        })
final class LeaseRunCommand implements Callable<Integer> {
    private static final long SHORTEST_SECONDS = 1;
    private static final long LONGEST_SECONDS = 3600;

    private final Aeropctl aeropctl;

    @Parameters(index = "0", paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command and its arguments, after --.")
    List<String> command = List.of();

    @Option(
            names = "--reason",
            paramLabel = "WHY",
            required = true,
            description = "What for; whoever meets the lease reads it.")
    String reason = "";

    @Option(
            names = "--ttl",
            paramLabel = "SECONDS",
            description =
                    "How long it outlasts a run that was killed, 1 to 3600. Renewed every third of it. Default:"
                            + " ${DEFAULT-VALUE}.")
    long ttlSeconds = 30;

    LeaseRunCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public Integer call() {
        if (ttlSeconds < SHORTEST_SECONDS || ttlSeconds > LONGEST_SECONDS) {
            throw Failure.usage("--ttl must be 1 to 3600 seconds.");
        }
        var region = aeropctl.region();
        var notices = aeropctl.screen().notices();
        var id = aeropctl.machineId(machine);
        var ttl = Duration.ofSeconds(ttlSeconds);
        try (var lease = HeldLease.acquire(region, notices, id, reason, ttl)) {
            return new LeasedProcess(lease, notices)
                    .run(command, aeropctl.surroundings().environment());
        }
    }
}
