package io.aerophoenix.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What can be done about the lease of a machine.
@Command(
        name = "lease",
        description = {
            "Leases: for a while, only the holder may change a machine.",
            "",
            "Whoever has the nonce that `acquire` prints is the holder: --lease NONCE or $AEROPCTL_LEASE brings it along."
                    + " A lease that nobody renews ends by itself.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  aeropctl machine lease run demo/web-1 --reason deploy -- ./deploy.sh",
            "",
            "  export AEROPCTL_LEASE=$(aeropctl machine lease acquire demo/web-1 \\",
            "      --reason upgrade --ttl 300)",
            "  aeropctl machine restart demo/web-1",
            "  aeropctl machine lease release demo/web-1"
        })
final class LeaseCommands {
    private final Aeropctl aeropctl;

    LeaseCommands(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Command(
            name = "acquire",
            description =
                    "Acquires the lease of a machine and prints its nonce, which is shown only once.")
    void acquire(
            @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.") String machine,
            @Option(
                            names = "--reason",
                            paramLabel = "WHY",
                            required = true,
                            description = "What for; whoever meets the lease reads it.")
                    String reason,
            @Option(
                            names = "--ttl",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description =
                                    "How long it lasts unless renewed, up to 3600. Default: 30.")
                    int ttlSeconds) {
        var id = aeropctl.machineId(machine);
        var granted =
                aeropctl.region()
                        .send(LeaseCalls.acquire(id, reason, Duration.ofSeconds(ttlSeconds)));
        aeropctl.screen().show(granted, LeaseViews::granted);
    }

    @Command(name = "renew", description = "Lets a lease that you hold last longer.")
    void renew(
            @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.") String machine,
            @Option(
                            names = "--lease",
                            paramLabel = "NONCE",
                            description = "What `acquire` printed. Default: $AEROPCTL_LEASE.")
                    @Nullable String lease,
            @Option(
                            names = "--ttl",
                            paramLabel = "SECONDS",
                            defaultValue = "30",
                            description = "How long it lasts from now on, up to 3600. Default: 30.")
                    int ttlSeconds) {
        var nonce = nonce(lease);
        var id = aeropctl.machineId(machine);
        var renewed =
                aeropctl.region().send(LeaseCalls.renew(id, nonce, Duration.ofSeconds(ttlSeconds)));
        aeropctl.screen().show(renewed, LeaseViews::held);
    }

    @Command(name = "release", description = "Ends a lease that you hold.")
    void release(
            @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.") String machine,
            @Option(
                            names = "--lease",
                            paramLabel = "NONCE",
                            description = "What `acquire` printed. Default: $AEROPCTL_LEASE.")
                    @Nullable String lease) {
        var nonce = nonce(lease);
        var id = aeropctl.machineId(machine);
        aeropctl.region().tell(LeaseCalls.release(id, nonce));
        aeropctl.screen().show(withoutLease(id), LeaseViews::ended);
    }

    @Command(
            name = "break",
            description =
                    "Ends somebody else's lease; the machine's history keeps who did, and why. Needs machine_destroy.")
    void breakUp(
            @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.") String machine,
            @Option(
                            names = "--reason",
                            paramLabel = "WHY",
                            required = true,
                            description = "Why its holder may not have it any more.")
                    String reason) {
        var id = aeropctl.machineId(machine);
        aeropctl.region().tell(LeaseCalls.breakUp(id, reason));
        aeropctl.screen().show(withoutLease(id), LeaseViews::ended);
    }

    @Command(name = "show", description = "Shows who holds a machine, what for, and until when.")
    void show(
            @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
                    String machine) {
        var lease = aeropctl.region().send(LeaseCalls.show(aeropctl.machineId(machine)));
        aeropctl.screen().show(lease, LeaseViews::held);
    }

    private String nonce(@Nullable String option) {
        var nonce = Precondition.nonce(option, aeropctl.surroundings());
        if (nonce == null) {
            throw Failure.usage(
                    "Which lease? Bring its nonce: --lease NONCE or AEROPCTL_LEASE."
                            + " `aeropctl machine lease break` ends one whose nonce is lost.");
        }
        return nonce;
    }

    /// The region's own answer is empty, which is no JSON.
    private static JsonNode withoutLease(String machine) {
        return Json.object().put("machine", machine).putNull("lease");
    }
}
