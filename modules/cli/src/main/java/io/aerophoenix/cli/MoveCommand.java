package io.aerophoenix.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Moves a machine from one state to another, and waits until it is there.
@Command
final class MoveCommand implements Runnable {
    private final Aeropctl aeropctl;
    private final Move move;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Mixin ExpectedVersion expected = new ExpectedVersion();

    /// The moves that need no more than the machine's name.
    enum Move {
        START("Starts a created or stopped machine."),
        STOP("Stops a machine: its stop signal first, SIGKILL after the grace period."),
        SUSPEND("Freezes a running machine where it is."),
        RESUME("Lets a suspended machine go on."),
        RESTART("Stops a machine and starts it again.");

        private final String description;

        Move(String description) {
            this.description = description;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private MoveCommand(Aeropctl aeropctl, Move move) {
        this.aeropctl = aeropctl;
        this.move = move;
    }

    static CommandLine commandLine(Aeropctl aeropctl, Move move) {
        var line = new CommandLine(new MoveCommand(aeropctl, move));
        line.getCommandSpec().name(move.word()).usageMessage().description(move.description);
        return line;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), move.word());
        var moved = aeropctl.region().send(expected.on(Call.post(path)));
        aeropctl.screen().show(moved, MachineViews::outcome);
    }
}
