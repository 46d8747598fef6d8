package io.aerophoenix.apps;

import io.aerophoenix.fleet.RegionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All that a region keeps of its apps beside their machines: `apps.db`, and the folders `volumes` and `snapshots`.
///
/// A file that cannot be used keeps nobody from the machines: each question about apps is refused then, saying why, until
/// somebody has seen to it. Nothing has to be restarted for that.
public final class AppStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AppStore.class);

    private final Database database;
    private final AppRegister register;
    private final SecretVault vault;
    private final VolumeStore volumes;
    private final SnapshotStore snapshots;
    private final Upkeep upkeep;
    private final ReentrantLock keepingUp = new ReentrantLock();

    private AppStore(Place place, InstantSource clock, SecureRandom random) {
        var folders = VolumeFolders.in(place.data());
        var locks = new VolumeLocks();
        database = new Database(place.data().resolve("apps.db"));
        var maker = new VolumeMaker(database, folders, locks, clock, random);
        register = new AppRegister(database, clock);
        vault =
                new SecretVault(
                        database, new SecretsKeyFile(place.keyFile(), random), clock, random);
        volumes = new VolumeStore(database, folders, locks, maker, place.region(), clock);
        snapshots = new SnapshotStore(database, folders, locks, clock, random);
        upkeep = new Upkeep(database, folders, locks, volumes, maker, snapshots, clock);
    }

    /// Where a region keeps it.
    ///
    /// @param data the region's folder, to which no other process writes
    /// @param keyFile what seals the secrets; made when there is none
    public record Place(RegionCode region, Path data, Path keyFile) {
        /// The key among the other keys of the region.
        public static Place of(RegionCode region, Path data, Path keys) {
            return new Place(region, data, keys.resolve("secrets.key"));
        }
    }

    /// Opens it, and removes what a crash has left. What cannot be opened now is opened when it is asked for something.
    public static AppStore open(Place place, InstantSource clock, SecureRandom random) {
        var store = new AppStore(place, clock, random);
        try {
            Files.createDirectories(place.data().resolve("volumes"));
            Files.createDirectories(place.data().resolve("snapshots"));
            store.vault.begin();
            store.upkeep.tidy();
            store.upkeep.reportStrangers();
        } catch (StorageException | IOException | UncheckedIOException e) {
            LOG.error("Apps, volumes and secrets are not all there: {}", e.getMessage());
        }
        return store;
    }

    public AppRegister register() {
        return register;
    }

    public SecretVault vault() {
        return vault;
    }

    public VolumeStore volumes() {
        return volumes;
    }

    public SnapshotStore snapshots() {
        return snapshots;
    }

    /// Removes snapshots whose time is over, and makes the daily ones. Meant for once an hour; may take long. What fails is
    /// logged, and tried again the next time.
    public void keepUp() {
        if (!keepingUp.tryLock()) {
            return; // the last hour's is still at it
        }
        try {
            upkeep.run();
        } catch (StorageException e) {
            LOG.warn("Snapshots were not seen to: {}", e.getMessage());
        } finally {
            keepingUp.unlock();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
