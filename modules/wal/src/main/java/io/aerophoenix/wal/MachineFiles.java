package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SQLite file per machine, in 256 folders: `machines/<shard>/<id>/machine.db`.
///
/// A machine belongs to one *lane*: a platform thread (JNI pins virtual ones) with its own bounded pool of open files.
/// So no file is ever used by two threads, and none needs a lock. Thread-safe.
public final class MachineFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFiles.class);
    private static final String FILE = "machine.db";
    private static final int DEPTH = 3;

    private final Path root;
    private final List<Lane> lanes;

    public MachineFiles(Path root, int lanes, int openFiles) {
        this.root = root;
        this.lanes =
                Stream.iterate(0, i -> i + 1)
                        .limit(lanes)
                        .map(i -> new Lane("machine-files-" + i, openFiles / lanes, this::fileOf))
                        .toList();
    }

    /// Where the file of a machine is, or would be.
    public Path fileOf(MachineId machine) {
        return root.resolve(shardOf(machine)).resolve(machine.value()).resolve(FILE);
    }

    // The id's end is its random part; its beginning is the time, and would fill one shard after
    // the other.
    private static String shardOf(MachineId machine) {
        return machine.value().substring(machine.value().length() - 2);
    }

    /// The machines that have a file, in no order. What else lies there, such as somebody's copy of a file, is passed
    /// over.
    public List<MachineId> machines() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var found = Files.find(root, DEPTH, (path, _) -> path.endsWith(FILE))) {
            return found.flatMap(file -> machineOf(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be listed; check its permissions".formatted(root), e);
        }
    }

    private Optional<MachineId> machineOf(Path file) {
        var place = root.relativize(file);
        try {
            var machine =
                    new MachineId(place.getName(Math.min(1, place.getNameCount() - 1)).toString());
            if (fileOf(machine).equals(file)) {
                return Optional.of(machine);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("{} is not named as a machine", place, e);
        }
        LOG.warn("{} is no machine's file, and is passed over; keep copies elsewhere", file);
        return Optional.empty();
    }

    /// Stores entries, in one transaction. What is there already stays as it is.
    ///
    /// @return how many were new; fails with [DamagedFileException]
    CompletableFuture<Integer> store(MachineId machine, List<Entry> entries) {
        return laneOf(machine).with(machine, file -> file.store(entries));
    }

    /// The first and the latest entry of a machine, after a check of the whole file.
    ///
    /// @return empty when the file holds nothing at all; fails with [DamagedFileException]
    CompletableFuture<Optional<Ends>> ends(MachineId machine) {
        return MachineFile.isEmptied(fileOf(machine))
                ? CompletableFuture.completedFuture(Optional.empty())
                : laneOf(machine).with(machine, this::endsOf);
    }

    /// Removes a file that holds nothing at all, so that it can be made anew.
    void removeEmptied(MachineId machine) {
        var file = fileOf(machine);
        try {
            if (MachineFile.isEmptied(file)) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be removed; check its permissions".formatted(file), e);
        }
    }

    private Optional<Ends> endsOf(MachineFile file) throws SQLException {
        var fault = file.fault();
        if (fault.isPresent()) {
            throw new SQLException(fault.get());
        }
        var first = file.first();
        if (first.isPresent() && first.get().step() != 1) {
            throw new SQLException(
                    "it begins at step %d instead of 1".formatted(first.get().step()));
        }
        var last = file.last();
        return first.flatMap(begin -> last.map(end -> new Ends(begin, end)));
    }

    /// All entries that the machine's file has, in order.
    CompletableFuture<List<Entry>> entries(MachineId machine) {
        return laneOf(machine).with(machine, MachineFile::all);
    }

    /// Makes all that was stored before this call safe against the loss of power.
    CompletableFuture<Void> checkpoint() {
        return CompletableFuture.allOf(
                lanes.stream().map(Lane::checkpoint).toArray(CompletableFuture[]::new));
    }

    private Lane laneOf(MachineId machine) {
        return lanes.get(Math.floorMod(machine.hashCode(), lanes.size()));
    }

    @Override
    public void close() {
        var closing = new ArrayList<Thread>();
        lanes.forEach(lane -> closing.add(Thread.ofPlatform().start(lane::close)));
        for (var thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// @param first step 1
    /// @param last the newest that the file has
    record Ends(Entry first, Entry last) {}
}
