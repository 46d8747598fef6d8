package io.aerophoenix.region;

import io.aerophoenix.fleet.RegionCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;

/// What the operator says when starting a region.
///
/// @param data the region's folder: journal, machine files, keys, what the drivers keep
/// @param host the address that API and console listen at; a loopback address, as long as the region signs its own tokens
/// @param apiPort 0 for any free one
/// @param consolePort 0 for any free one
record RegionSettings(RegionCode region, Path data, String host, int apiPort, int consolePort) {
    private static final List<String> KNOWN =
            List.of("--region", "--data", "--host", "--api-port", "--console-port");

    RegionSettings {
        data = data.toAbsolutePath().normalize();
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
        return new RegionSettings(
                region,
                Path.of(given.get("--data", "var/" + region)),
                given.get("--host", "127.0.0.1"),
                given.number("--api-port", 8080),
                given.number("--console-port", 8081));
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
