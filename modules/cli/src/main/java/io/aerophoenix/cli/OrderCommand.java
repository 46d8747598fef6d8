package io.aerophoenix.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/// Has a region do with a machine what needs no more than the machine's name, and waits until it is done.
@Command
final class OrderCommand implements Runnable {
    private final Aeropctl aeropctl;
    private final Order order;

    @Parameters(paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Mixin Precondition precondition = new Precondition();

    private final StopOptions stop = new StopOptions();

    /// What a region is told to do with a machine.
    enum Order {
        START("Starts a created or stopped machine."),
        STOP("Stops a machine: its stop signal first, SIGKILL after the grace period."),
        SUSPEND("Freezes a running machine where it is."),
        RESUME("Lets a suspended machine go on."),
        RESTART("Stops a machine and starts it again."),
        CORDON("Marks a machine as not to be given new work. What runs in it goes on."),
        UNCORDON("Lets a cordoned machine be given new work again."),
        READMIT(
                "Ends a machine's quarantine after a good file was put back in the place of the damaged one.");

        private final String description;

        Order(String description) {
            this.description = description;
        }

        /// Whether a stop is among what is done.
        private boolean stops() {
            return switch (this) {
                case STOP, RESTART -> true;
                case START, SUSPEND, RESUME, CORDON, UNCORDON, READMIT -> false;
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private OrderCommand(Aeropctl aeropctl, Order order) {
        this.aeropctl = aeropctl;
        this.order = order;
    }

    static CommandLine commandLine(Aeropctl aeropctl, Order order) {
        var command = new OrderCommand(aeropctl, order);
        var line = new CommandLine(command);
        if (order.stops()) {
            line.getCommandSpec().addMixin("stop", CommandSpec.forAnnotatedObject(command.stop));
        }
        line.getCommandSpec().name(order.word()).usageMessage().description(order.description);
        return line;
    }

    @Override
    public void run() {
        var path = ApiPath.of("machines", aeropctl.machineId(machine), order.word());
        var call = precondition.on(Call.post(path, stop.body()), aeropctl.surroundings());
        aeropctl.screen().show(aeropctl.region().send(call), MachineViews::outcome);
    }
}
