package io.aerophoenix.region;

import io.aerophoenix.lifecycle.DriverException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one region until it is told to stop (SIGTERM, SIGINT).
public final class Main {
    private static final int WRONG_ARGUMENTS = 2;
    private static final int DID_NOT_START = 1;

    private Main() {}

    /// @param arguments see [RegionSettings]
    public static void main(String[] arguments) throws IOException {
        readLogSettings();
        var log = LoggerFactory.getLogger(Main.class);
        RegionSettings settings;
        try {
            settings = RegionSettings.parse(arguments);
        } catch (IllegalArgumentException e) {
            log.error(e.getMessage());
            System.exit(WRONG_ARGUMENTS);
            return;
        }
        try {
            run(settings, log);
        } catch (DriverException | IOException | RuntimeException e) {
            log.error("Region {} did not start: {}", settings.region(), e.getMessage(), e);
            System.exit(DID_NOT_START);
        }
    }

    private static void readLogSettings() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (var settings = Main.class.getResourceAsStream("/logging.properties")) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
    }

    private static void run(RegionSettings settings, Logger log)
            throws DriverException, IOException {
        var startedAt = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        var readyFile = new ReadyFile(settings.data());
        var running = RunningRegion.start(settings, Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("stop").unstarted(() -> stop(running, readyFile)));
        long readyMillis = Duration.between(startedAt, Instant.now()).toMillis();
        readyFile.write(settings, running, readyMillis, startedAt);
        log.info(
                "Region {} is ready after {} ms: API {}, console {}",
                settings.region(),
                readyMillis,
                running.apiAddress(),
                running.consoleAddress());
    }

    private static void stop(RunningRegion running, ReadyFile readyFile) {
        running.close();
        try {
            readyFile.remove();
        } catch (IOException e) {
            // Nobody is misled for long: who reads it looks whether the process is there.
            System.err.println("region.json could not be removed: " + e.getMessage());
        }
    }
}
