package io.aerophoenix.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;

/// How Pekko Persistence is set up: its LevelDB journal with `fsync`, no snapshots, otherwise as it comes.
final class PekkoJournal {
    private static final String NATIVE = "org.fusesource.leveldbjni.JniDBFactory";

    private PekkoJournal() {}

    static Config in(Path folder, Durability durability) {
        return ConfigFactory.parseString(
                        """
                        pekko {
                          loglevel = WARNING
                          stdout-loglevel = WARNING
                          use-slf4j = off
                          coordinated-shutdown.run-by-jvm-shutdown-hook = off
                          persistence.journal.plugin = "pekko.persistence.journal.leveldb"
                          persistence.snapshot-store.plugin = "pekko.persistence.no-snapshot-store"
                          persistence.journal.leveldb {
                            dir = "%s"
                            fsync = %s
                            native = %s
                          }
                        }
                        """
                                .formatted(
                                        folder.resolve("leveldb"),
                                        durability.fsync(),
                                        isNative() ? "on" : "off"))
                .withFallback(ConfigFactory.load());
    }

    static String note() {
        return isNative()
                ? "Pekko Persistence: 1.7, typed, LevelDB journal with fsync=on; the native LevelDB (leveldbjni 1.8, native=on)."
                : "Pekko Persistence: 1.7, typed, LevelDB journal with fsync=on; LevelDB's Java port (native=off), because"
                        + " leveldbjni 1.8 has no library for this computer.";
    }

    /// Whether the original can be loaded here: it comes as a library for a few kinds of computers.
    private static boolean isNative() {
        try {
            Class.forName(NATIVE);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
