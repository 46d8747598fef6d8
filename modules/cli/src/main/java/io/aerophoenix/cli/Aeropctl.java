package io.aerophoenix.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command itself: its tree of subcommands, the options that all share, and what these give to a subcommand.
@Command(
        name = "aeropctl",
        description = "Creates, starts, stops and watches the machines of a region.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  aeropctl region list",
            "  aeropctl machine create --app demo --name web-1 -- python3 -m http.server 9000",
            "  aeropctl machine list",
            "  aeropctl machine logs -f demo/web-1"
        })
final class Aeropctl {
    private static final String DEFAULT_API = "http://127.0.0.1:8080";

    private final Surroundings surroundings;
    private @Nullable RegionApi region;

    @Option(
            names = "--api",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description =
                    "The region's address. Default: $AEROPHOENIX_API, else " + DEFAULT_API + ".")
    @Nullable String api;

    @Option(
            names = "--token",
            scope = ScopeType.INHERIT,
            paramLabel = "TOKEN",
            description =
                    "Who you are. Default: $AEROPHOENIX_TOKEN. The process list shows it to others; a file is better.")
    @Nullable String token;

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description =
                    "Where the token is. Default: $AEROPHOENIX_TOKEN_FILE, else ~/.config/aerophoenix/token.")
    @Nullable Path tokenFile;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORM",
            description =
                    "${COMPLETION-CANDIDATES}. json is the region's answer, unchanged. Default: ${DEFAULT-VALUE}.")
    Screen.Form output = Screen.Form.TABLE;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Explains the command.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Says which build this is.")
    boolean version;

    private Aeropctl(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs one command line to its end.
    ///
    /// @return the exit code, see [ExitCode]
    static int run(Surroundings surroundings, String... arguments) {
        var aeropctl = new Aeropctl(surroundings);
        try {
            return aeropctl.commandLine().execute(arguments);
        } finally {
            aeropctl.hangUp();
            surroundings.out().flush();
        }
    }

    /// The region that the options name.
    RegionApi region() {
        var known = region;
        if (known == null) {
            var found = Token.find(token, tokenFile, surroundings.environment());
            known = new RegionApi(address(), found, surroundings.patience(), surroundings.err());
            region = known;
        }
        return known;
    }

    /// The id of the machine that somebody named.
    String machineId(String machine) {
        return new MachineNames(region()).id(machine);
    }

    Screen screen() {
        return new Screen(
                output,
                surroundings.out(),
                surroundings.err(),
                surroundings.palette(),
                surroundings.clock());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    private URI address() {
        var named = api != null ? api : surroundings.environment().get("AEROPHOENIX_API");
        var text = named == null || named.isBlank() ? DEFAULT_API : named.strip();
        try {
            var address = URI.create(text.replaceFirst("/+$", ""));
            if (isWeb(address) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw Failure.usage("'%s' is no address: %s.".formatted(text, e.getMessage()));
        }
        throw Failure.usage("'%s' is no address. One looks like %s.".formatted(text, DEFAULT_API));
    }

    private static boolean isWeb(URI address) {
        return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    }

    private void hangUp() {
        var open = region;
        if (open != null) {
            open.close();
        }
    }

    private CommandLine commandLine() {
        var line = new CommandLine(this);
        line.addSubcommand(machineCommands())
                .addSubcommand(new CommandLine(new RegionCommands(this)))
                .addSubcommand(new EventsCommand(this))
                .addSubcommand(new SignInCommand(this))
                .addSubcommand(new CompletionCommand(line));
        var said = surroundings.palette() == Palette.COLOURED ? Help.Ansi.ON : Help.Ansi.OFF;
        var refusals = new Refusals(this);
        line.getCommandSpec().version("aeropctl " + build());
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.list());
        return line.setOut(surroundings.out())
                .setErr(surroundings.err())
                .setColorScheme(Help.defaultColorScheme(said))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(surroundings.terminal())
                .setParameterExceptionHandler(refusals)
                .setExecutionExceptionHandler(refusals);
    }

    private CommandLine machineCommands() {
        var machine = new CommandLine(new MachineCommands());
        machine.addSubcommand(new CreateCommand(this))
                .addSubcommand(new ListCommand(this))
                .addSubcommand(new ShowCommand(this));
        for (var order : OrderCommand.Order.values()) {
            machine.addSubcommand(OrderCommand.commandLine(this, order));
        }
        return machine.addSubcommand(new DestroyCommand(this))
                .addSubcommand(new UpdateCommand(this))
                .addSubcommand(new ConfigsCommand(this))
                .addSubcommand(new RollbackCommand(this))
                .addSubcommand(new LabelCommand(this))
                .addSubcommand(leaseCommands())
                .addSubcommand(new HealthCommand(this))
                .addSubcommand(new SignalCommand(this))
                .addSubcommand(new ExecCommand(this))
                .addSubcommand(new ProcessesCommand(this))
                .addSubcommand(new MemoryCommand(this))
                .addSubcommand(new HistoryCommand(this))
                .addSubcommand(new WaitCommand(this))
                .addSubcommand(new LogsCommand(this));
    }

    private CommandLine leaseCommands() {
        return new CommandLine(new LeaseCommands(this)).addSubcommand(new LeaseRunCommand(this));
    }

    private static String build() {
        var descriptor = Aeropctl.class.getModule().getDescriptor();
        return descriptor == null
                ? "(development)"
                : descriptor.rawVersion().orElse("(development)");
    }
}
