package io.aerophoenix.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Prints a script that teaches a shell to complete commands and options.
@Command(
        name = "generate-completion",
        description = "Prints a completion script for bash and zsh.",
        footerHeading = "%nUse it in this shell:%n",
        footer = {"  alias aeropctl='./aero ctl'", "  source <(aeropctl generate-completion)"})
final class CompletionCommand implements Runnable {
    private final CommandLine root;

    CompletionCommand(CommandLine root) {
        this.root = root;
    }

    @Override
    public void run() {
        root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
    }
}
