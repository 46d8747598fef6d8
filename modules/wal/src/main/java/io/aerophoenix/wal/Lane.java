package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread, and the machine files that it has open: the least recently used is closed when they become too many.
///
/// What it is asked for fails with [DamagedFileException] or [FileUnavailableException]; the file is closed then, so that
/// the next try opens it afresh.
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int CLOSE_SECONDS = 60;

    private final ExecutorService thread;
    private final int most;
    private final Function<MachineId, Path> fileOf;
    private final Failpoints failpoints;
    private final LinkedHashMap<MachineId, MachineFile> open = new LinkedHashMap<>(16, 0.75f, true);
    // Folders with a file whose name the disk may not have yet.
    private final Set<Path> named = new LinkedHashSet<>();
    // Files that were closed before they were safe.
    private final Set<MachineId> unsafe = new LinkedHashSet<>();
    private @Nullable MachineFileMaker maker;

    Lane(String name, int most, Function<MachineId, Path> fileOf, Failpoints failpoints) {
        this.thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        this.most = most;
        this.fileOf = fileOf;
        this.failpoints = failpoints;
    }

    /// Stores entries in a machine's file, which is made when step 1 is among them and nothing is there.
    CompletableFuture<Integer> store(MachineId machine, List<Entry> entries) {
        return on(machine, () -> stored(machine, entries));
    }

    /// Reads a machine's file. When it is not in the pool it is opened for this only: no other has to leave for it.
    <T> CompletableFuture<T> read(MachineId machine, Work<T> work) {
        return on(
                machine,
                () -> {
                    var file = open.get(machine);
                    return file == null ? readClosed(machine, work) : work.on(file);
                });
    }

    /// Reads what lies in the place of a machine's file, whatever may be in the pool.
    <T> CompletableFuture<T> readAfresh(MachineId machine, Work<T> work) {
        return on(
                machine,
                () -> {
                    release(machine);
                    return readClosed(machine, work);
                });
    }

    private <T> T readClosed(MachineId machine, Work<T> work) throws SQLException, IOException {
        try (var file = MachineFile.openToRead(machine, fileOf.apply(machine))) {
            return work.on(file);
        }
    }

    private int stored(MachineId machine, List<Entry> entries) throws SQLException, IOException {
        int fresh;
        if (isToBeMade(machine, entries)) {
            make(fileOf.apply(machine), entries);
            fresh = entries.size();
        } else {
            fresh = opened(machine).store(entries, failpoints);
        }
        failpoints.reached(Failpoint.DURING_MATERIALISATION);
        return fresh;
    }

    private boolean isToBeMade(MachineId machine, List<Entry> entries) throws SQLException {
        var path = fileOf.apply(machine);
        if (open.containsKey(machine)
                || entries.getFirst().step() != 1
                || !MachineFile.isNothing(path)) {
            return false;
        }
        if (Files.exists(Databases.logOf(path))) {
            throw Damage.found("its log is there, but nothing else of it");
        }
        return true;
    }

    private void make(Path path, List<Entry> entries) throws SQLException, IOException {
        if (maker == null) {
            maker = new MachineFileMaker();
        }
        maker.make(path, entries);
        named.add(path.getParent());
    }

    private <T> CompletableFuture<T> on(MachineId machine, Step<T> step) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return step.run();
                    } catch (SQLException | IOException e) {
                        release(machine);
                        throw told(machine, e);
                    }
                },
                thread);
    }

    private RuntimeException told(MachineId machine, Exception failure) {
        return failure instanceof SQLException sql && Damage.isProvenBy(sql)
                ? new DamagedFileException(
                        fileOf.apply(machine), String.valueOf(sql.getMessage()), sql)
                : new FileUnavailableException(fileOf.apply(machine), failure);
    }

    private MachineFile opened(MachineId machine) throws SQLException, IOException {
        var file = open.get(machine);
        if (file == null) {
            makeRoom();
            file = MachineFile.open(machine, fileOf.apply(machine));
            open.put(machine, file);
        }
        return file;
    }

    private void makeRoom() {
        while (open.size() >= most) {
            release(open.firstEntry().getKey());
        }
    }

    private void release(MachineId machine) {
        var file = open.remove(machine);
        if (file != null) {
            try {
                file.close();
            } catch (SQLException | IOException e) {
                LOG.warn(
                        "The file of {} did not close cleanly; the next opening recovers it",
                        machine,
                        e);
                unsafe.add(machine);
            }
        }
    }

    /// Makes all that was stored before this call safe against the loss of power.
    ///
    /// @return the damage that was found at it, by machine; fails when something of the rest is not safe
    CompletableFuture<Set<DamagedFileException.Of>> checkpoint() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        keepNames();
                    } catch (IOException e) {
                        throw new UncheckedIOException("machine files are not safe yet", e);
                    }
                    return checkpointFiles();
                },
                thread);
    }

    private void keepNames() throws IOException {
        for (var folders = named.iterator(); folders.hasNext(); folders.remove()) {
            var folder = folders.next();
            if (Files.exists(folder)) {
                try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    private Set<DamagedFileException.Of> checkpointFiles() {
        var damaged = new LinkedHashSet<DamagedFileException.Of>();
        var due = new LinkedHashSet<>(unsafe);
        due.addAll(open.keySet());
        for (var machine : due) {
            try {
                if (unsafe.contains(machine)) {
                    makeSafe(machine);
                } else {
                    checkpoint(machine);
                }
            } catch (SQLException | IOException e) {
                unsafe.add(machine);
                open.remove(machine);
                if (!(told(machine, e) instanceof DamagedFileException damage)) {
                    throw told(machine, e);
                }
                unsafe.remove(machine);
                damaged.add(new DamagedFileException.Of(machine, damage));
            }
        }
        return damaged;
    }

    private void checkpoint(MachineId machine) throws SQLException, IOException {
        var file = open.get(machine);
        if (file != null) {
            file.checkpoint();
        }
    }

    // Opening it recovers its log, and with the checkpoint that is all on disk.
    private void makeSafe(MachineId machine) throws SQLException, IOException {
        release(machine);
        try (var file = MachineFile.open(machine, fileOf.apply(machine))) {
            file.settle();
        }
        unsafe.remove(machine);
    }

    @Override
    public void close() {
        thread.execute(this::releaseAll);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "Machine files were still being written after {} s; the journal has the rest",
                        CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseAll() {
        open.keySet().stream().toList().forEach(this::release);
        if (maker != null) {
            try {
                maker.close();
            } catch (SQLException e) {
                LOG.warn("A database in memory did not close", e);
            }
        }
    }

    /// Something to do with an open file.
    interface Work<T> {
        T on(MachineFile file) throws SQLException;
    }

    private interface Step<T> {
        T run() throws SQLException, IOException;
    }
}
