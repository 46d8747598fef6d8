package io.aerophoenix.region;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.wal.Failpoints;
import io.aerophoenix.wal.JournalSettings;
import io.aerophoenix.wal.WalSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the operator says when starting a region.
///
/// @param data the region's folder: journal, machine files, keys, what the drivers keep
/// @param host the address that API and console listen at; a loopback address, as long as the region signs its own tokens
/// @param apiPort 0 for any free one
/// @param consolePort 0 for any free one
/// @param fly how it speaks the compatible API
/// @param storage how it stores what it must not lose
/// @param failpoints nobody, but in tests
record RegionSettings(
        RegionCode region,
        Path data,
        String host,
        int apiPort,
        int consolePort,
        FlySettings fly,
        WalSettings storage,
        Failpoints failpoints) {
    private static final List<String> KNOWN =
            List.of(
                    "--region",
                    "--data",
                    "--host",
                    "--api-port",
                    "--console-port",
                    FlySettings.DRIVER,
                    FlySettings.RATES,
                    "--open-files",
                    "--trim-seconds",
                    "--kept-entries",
                    "--kill-at");

    RegionSettings {
        requireLoopback(host);
        requirePort("--api-port", apiPort);
        requirePort("--console-port", consolePort);
    }

    /// Reads the program's arguments.
    ///
    /// @throws IllegalArgumentException saying which argument is wrong, and how
    static RegionSettings parse(String[] arguments) {
        var given = Arguments.parse(arguments, KNOWN);
        var region = new RegionCode(given.get("--region", "iad"));
        var data = Path.of(given.get("--data", "var/" + region)).toAbsolutePath().normalize();
        return new RegionSettings(
                region,
                data,
                given.get("--host", "127.0.0.1"),
                given.number("--api-port", 8080),
                given.number("--console-port", 8081),
                FlySettings.of(given),
                storage(given, data),
                given.find("--kill-at").<Failpoints>map(KillAt::parse).orElse(Failpoints.NONE));
    }

    private static WalSettings storage(Arguments given, Path data) {
        var storing = WalSettings.Storing.STANDARD;
        var upkeep = WalSettings.Upkeep.STANDARD;
        int trimSeconds = atLeast(1, given, "--trim-seconds", (int) upkeep.trimEvery().toSeconds());
        return new WalSettings(
                data,
                storing.withOpenFiles(
                        atLeast(storing.lanes(), given, "--open-files", storing.openFiles())),
                upkeep.withTrimming(
                        Duration.ofSeconds(trimSeconds),
                        atLeast(1, given, "--kept-entries", upkeep.keptEntries())),
                JournalSettings.standard());
    }

    private static int atLeast(int least, Arguments given, String name, int otherwise) {
        int number = given.number(name, otherwise);
        if (number < least) {
            throw new IllegalArgumentException(
                    "%s must be %d or more, not %d".formatted(name, least, number));
        }
        return number;
    }

    /// What has to be readable when the region does not run: where its keys are.
    static Path keysIn(Path data) {
        return data.resolve("keys");
    }

    // Whoever reads the region's folder can sign tokens: with that, the region must not be
    // reachable from elsewhere.
    private static void requireLoopback(String host) {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException(
                        "--host %s can be reached from other computers, and this region signs its own tokens (the local profile); use 127.0.0.1"
                                .formatted(host));
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "--host %s is not an address of this computer".formatted(host), e);
        }
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "%s must be 0 to 65535, not %d".formatted(name, port));
        }
    }
}
