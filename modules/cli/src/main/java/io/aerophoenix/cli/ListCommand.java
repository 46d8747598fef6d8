package io.aerophoenix.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists machines: one page, or all pages one after another.
@Command(
        name = "list",
        description = "Lists machines; destroyed ones only with --state terminated.")
final class ListCommand implements Runnable {
    private static final int PAGE = 1000;

    private final Aeropctl aeropctl;

    @Option(names = "--app", paramLabel = "APP", description = "Only this app's.")
    @Nullable String app;

    @Option(names = "--region", paramLabel = "REGION", description = "Only this region's.")
    @Nullable String region;

    @Option(
            names = "--state",
            paramLabel = "STATES",
            description = "Only in these states, with commas: running,stopped.")
    @Nullable String state;

    @Option(
            names = {"-q", "--search"},
            paramLabel = "TEXT",
            description = "Only those that match.")
    @Nullable String search;

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            converter = Label.Converter.class,
            description = "Only with this label; repeatable, all must match.")
    List<Label> labels = List.of();

    @Option(
            names = "--limit",
            paramLabel = "MACHINES",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    int limit = 100;

    @Option(names = "--all", description = "All there are, however many.")
    boolean all;

    ListCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        if (all) {
            listAll();
        } else {
            aeropctl.screen().show(aeropctl.region().send(Call.get(query(limit))), this::page);
        }
    }

    private ApiPath query(int size) {
        var query =
                ApiPath.of("machines")
                        .with("app", app)
                        .with("region", region)
                        .with("state", state)
                        .with("q", search);
        for (var label : labels) {
            query = query.with("label", label.name() + ":" + label.value());
        }
        return query.with("limit", size);
    }

    private void page(Screen screen, Facts page) {
        var machines = page.each("machines");
        if (machines.isEmpty()) {
            sayThatThereIsNone(screen);
            return;
        }
        print(MachineViews.list(screen), screen, page);
        if (page.has("next")) {
            screen.notices()
                    .println(
                            "%d of %s shown; --all shows the rest."
                                    .formatted(machines.size(), page.number("total")));
        }
    }

    private void listAll() {
        var screen = aeropctl.screen();
        var pages = new MachinePages(aeropctl.region(), query(PAGE));
        switch (screen.form()) {
            case JSON -> allAsJson(screen, pages);
            case TABLE -> allAsTable(screen, pages);
        }
        screen.out().flush();
    }

    private static void allAsTable(Screen screen, MachinePages pages) {
        var table = MachineViews.list(screen);
        for (var page : pages) {
            print(table, screen, page);
        }
    }

    /// One object in the shape of a page that holds them all, written page by page.
    private static void allAsJson(Screen screen, MachinePages pages) {
        var json = Json.prettyInto(screen.out());
        long total = 0;
        json.writeStartObject();
        json.writeArrayPropertyStart("machines");
        for (var page : pages) {
            for (var machine : page.each("machines")) {
                json.writeTree(machine.node());
                total++;
            }
        }
        json.writeEndArray();
        json.writeNullProperty("next");
        json.writeNumberProperty("total", total);
        json.writeEndObject();
        json.close();
        screen.out().println();
    }

    private static void print(Table table, Screen screen, Facts page) {
        var rows = page.each("machines").stream().map(it -> MachineViews.row(screen, it)).toList();
        table.print(screen.out(), rows);
    }

    private static void sayThatThereIsNone(Screen screen) {
        screen.notices()
                .println(
                        "No machines. Create one: aeropctl machine create --app demo --name web-1 -- COMMAND");
    }
}
