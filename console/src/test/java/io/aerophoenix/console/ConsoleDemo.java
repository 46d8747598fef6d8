package io.aerophoenix.console;

import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static io.aerophoenix.fleet.MachineState.STOPPED;
import static io.aerophoenix.fleet.MachineState.STOPPING;
import static io.aerophoenix.fleet.MachineState.SUSPENDED;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.Health;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/// The console with a region that only pretends, to look at the pages while working on them.
///
/// Prints a link that signs in. Arguments: the number of machines, and the port.
final class ConsoleDemo {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final String[] APPS = {"checkout", "search", "thumbnails", "mail", "ledger"};

    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private final Random random = new Random(7);

    private ConsoleDemo() {}

    public static void main(String[] arguments) throws InterruptedException {
        int machines = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8081;
        new ConsoleDemo().run(machines, port);
    }

    private void run(int machines, int port) throws InterruptedException {
        for (int i = 0; i < machines; i++) {
            settle(region.create(APPS[i % APPS.length], "web-" + (i + 1)));
        }
        region.quarantine(
                "machines/4f/machine.db cannot be read: file is not a database; keep a copy, then restore it from a backup or destroy the machine");
        care();
        for (int second = 0; second < 120; second++) {
            region.beat(800 + 300 * Math.sin(second / 9.0) + random.nextInt(160));
        }
        try (var console = RunningConsole.start(region, port, token -> Optional.of(Callers.ADA))) {
            System.out.println(console.signInLink(Callers.ADA));
            while (true) {
                live(machines);
                Thread.sleep(BEAT);
            }
        }
    }

    /// The first machines get all the care that there is.
    private void care() {
        var first = FakeRegion.id(1);
        region.move(first, STOPPING, STOPPED, STARTING, RUNNING);
        region.check(first, "front", Health.Verdict.CRITICAL, "status 503 after 12 ms");
        region.configure(
                first,
                Note.Kind.CONFIGURED,
                spec -> Specs.withCommand(spec, "nginx", "-g", "daemon off;"));
        region.cordon(first, true);
        region.note(first, Note.Kind.SIGNALLED, "SIGHUP sent");
        region.note(first, Note.Kind.REPAIRED, "the driver had lost it; it was started again");
        region.lease(first, "bob@example.com", "deploying 4.2", Duration.ofMinutes(12));
        region.check(FakeRegion.id(3), "front", Health.Verdict.PASSING, "status 200 after 3 ms");
        region.executions(
                new Execution.Outcome(
                        1,
                        null,
                        "total 4\ndrwxr-xr-x 2 app app 4096 conf\n",
                        "ls: nowhere: no such file\n",
                        false,
                        false));
    }

    private void settle(MachineId id) {
        int luck = random.nextInt(20);
        if (luck > 0) {
            region.move(id, STARTING, RUNNING);
        }
        if (luck == 1) {
            region.move(id, SUSPENDED);
        } else if (luck < 5 && luck > 1) {
            region.move(id, STOPPING, STOPPED);
        }
    }

    private void live(int machines) {
        int moves = 2 + random.nextInt(12);
        for (int i = 0; i < moves; i++) {
            step(FakeRegion.id(1 + random.nextInt(machines)));
        }
        region.write(FakeRegion.id(2), "stdout", "GET /health 200 in %d ms".formatted(moves));
        region.write(FakeRegion.id(2), "stderr", "warning: cache at %d %%".formatted(80 + moves));
        region.beat(700 + 60.0 * random.nextInt(8));
    }

    private void step(MachineId id) {
        switch (region.machine(id).state()) {
            case RUNNING -> region.move(id, STOPPING);
            case STOPPING ->
                    region.move(
                            id,
                            STOPPED,
                            null,
                            random.nextInt(3) == 0 ? "the driver did not answer in 10 s" : null);
            case CREATED, STOPPED -> region.move(id, STARTING);
            case STARTING, SUSPENDED -> region.move(id, RUNNING);
            case MIGRATING, TERMINATED -> {}
        }
    }
}
