package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SQLite file per machine, in 1024 folders: `machines/<shard>/<id>/machine.db`.
///
/// A machine belongs to one *lane*: a platform thread (JNI pins virtual ones) with its own bounded pool of open files.
/// So no file is ever used by two threads, and none needs a lock. Thread-safe.
///
/// What it is asked for fails with [DamagedFileException] when the file has lost something, and with
/// [FileUnavailableException] when a later try may help.
final class MachineFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MachineFiles.class);
    private static final String FILE = "machine.db";
    private static final int DEPTH = 3;

    private final Path root;
    private final List<Lane> lanes;

    MachineFiles(Path root, int lanes, int openFiles, Failpoints failpoints) {
        this.root = root;
        this.lanes =
                IntStream.range(0, lanes)
                        .mapToObj(i ->
                                new Lane(
                                        "machine-files-" + i,
                                        openFiles / lanes,
                                        this::fileOf,
                                        failpoints))
                        .toList();
    }

    /// Where the file of a machine is, or would be.
    Path fileOf(MachineId machine) {
        return root.resolve(shardOf(machine)).resolve(machine.value()).resolve(FILE);
    }

    // The id's end is its random part; its beginning is the time, and would fill one shard after
    // the other.
    private static String shardOf(MachineId machine) {
        return machine.value().substring(machine.value().length() - 2);
    }

    /// The machines that have a file, in no order. What else lies there, such as somebody's copy of a file, is passed
    /// over.
    List<MachineId> machines() {
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
    /// @return how many were new
    CompletableFuture<Integer> store(MachineId machine, List<Entry> entries) {
        return laneOf(machine).store(machine, entries);
    }

    /// All entries that the machine's file has, in order, each checked.
    CompletableFuture<List<Entry>> entries(MachineId machine) {
        return laneOf(machine).read(machine, MachineFile::all);
    }

    /// The same; none when nothing is there, or a file without any bytes.
    CompletableFuture<List<Entry>> entriesIfAny(MachineId machine) {
        return MachineFile.isNothing(fileOf(machine))
                ? CompletableFuture.completedFuture(List.of())
                : laneOf(machine).readAfresh(machine, MachineFile::all);
    }

    /// Reads and checks a whole file.
    ///
    /// @return its newest step; 0 when nothing is there, or a file without any bytes
    CompletableFuture<Long> verify(MachineId machine) {
        return MachineFile.isNothing(fileOf(machine))
                ? CompletableFuture.completedFuture(0L)
                : laneOf(machine).readAfresh(machine, MachineFile::verify);
    }

    /// Makes all that was stored before this call safe against the loss of power.
    ///
    /// @return the damage that was found at it; fails when something of the rest is not safe
    CompletableFuture<List<DamagedFileException.Of>> checkpoint() {
        var answers = lanes.stream().map(Lane::checkpoint).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(_ -> answers.stream().flatMap(it -> it.join().stream()).toList());
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
}
