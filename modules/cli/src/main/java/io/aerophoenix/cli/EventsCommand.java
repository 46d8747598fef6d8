package io.aerophoenix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Follows the changes of all machines, or of some.
@Command(
        name = "events",
        description =
                "Follows every change of every machine, until Ctrl-C. With --output json, one change per line.")
final class EventsCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Option(names = "--app", paramLabel = "APP", description = "Only this app's machines.")
    @Nullable String app;

    @Option(
            names = "--machine",
            paramLabel = "MACHINE",
            description = "Only this machine: m-... or APP/NAME.")
    @Nullable String machine;

    @Option(
            names = "--after",
            paramLabel = "POSITION",
            description = "Begins after this position. Default: now.")
    @Nullable Long after;

    EventsCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var id = machine == null ? null : aeropctl.machineId(machine);
        var path = ApiPath.of("events").with("app", app).with("machine", id);
        var screen = aeropctl.screen();
        new EventStream(
                        aeropctl.region(),
                        path,
                        after == null ? null : after.toString(),
                        aeropctl.surroundings().patience(),
                        screen.notices())
                .follow(event -> show(screen, event));
    }

    private static boolean show(Screen screen, ServerEvent event) {
        return switch (event.name()) {
            case "change" -> screen.showNext(event.data(), StoryViews::change);
            case "missed" -> sayWhatIsMissing(screen, event);
            default -> true; // an event of a later version
        };
    }

    private static boolean sayWhatIsMissing(Screen screen, ServerEvent event) {
        var oldest = new Facts(Json.tree(event.data())).number("oldestKept");
        screen.notices()
                .println(
                        "aeropctl: changes before position %s are no longer kept; see `aeropctl machine history`."
                                .formatted(oldest));
        return true;
    }
}
