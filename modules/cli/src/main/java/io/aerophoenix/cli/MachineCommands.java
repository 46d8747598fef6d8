package io.aerophoenix.cli;

import picocli.CommandLine.Command;

/// What can be asked of machines. It does nothing itself: without a subcommand, picocli asks for one.
@Command(
        name = "machine",
        description = "Machines: create, list, move from state to state, change, look into.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%n",
        footer = {
            "MACHINE is an id (m-...) or APP/NAME (demo/web-1).",
            "Whoever holds a machine's lease passes --lease NONCE, or sets AEROPCTL_LEASE."
        })
final class MachineCommands {}
