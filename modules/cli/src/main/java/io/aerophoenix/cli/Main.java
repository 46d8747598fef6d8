package io.aerophoenix.cli;

/// Where the program starts and ends.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(Aeropctl.run(Surroundings.ofThisProcess(), arguments));
    }
}
