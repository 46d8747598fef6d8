package io.aerophoenix.cli;

import picocli.CommandLine.Command;

/// Gets a link that opens the console once, as the caller.
@Command(
        name = "sign-in",
        description = "Prints a link that opens the console once, signed in as you.")
final class SignInCommand implements Runnable {
    private final Aeropctl aeropctl;

    SignInCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var answer = aeropctl.region().send(Call.post(ApiPath.of("sign-in-codes")));
        aeropctl.screen().show(answer, (screen, link) -> screen.out().println(link.text("url")));
    }
}
