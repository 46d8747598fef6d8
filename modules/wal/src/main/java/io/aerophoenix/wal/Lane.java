package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread, and the machine files that it has open: the least recently used is closed when they become too many.
final class Lane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int CLOSE_SECONDS = 60;

    private final ExecutorService thread;
    private final int most;
    private final Function<MachineId, Path> fileOf;
    private final LinkedHashMap<MachineId, MachineFile> open = new LinkedHashMap<>(16, 0.75f, true);

    Lane(String name, int most, Function<MachineId, Path> fileOf) {
        this.thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        this.most = most;
        this.fileOf = fileOf;
    }

    /// Does something with a machine's file, on the lane's thread.
    ///
    /// @return fails with [DamagedFileException]; the file is closed then, so that the next try opens it afresh
    <T> CompletableFuture<T> with(MachineId machine, Work<T> work) {
        return CompletableFuture.supplyAsync(() -> doWith(machine, work), thread);
    }

    private <T> T doWith(MachineId machine, Work<T> work) {
        try {
            return work.on(opened(machine));
        } catch (SQLException | IOException e) {
            release(machine);
            throw new DamagedFileException(
                    fileOf.apply(machine), String.valueOf(e.getMessage()), e);
        }
    }

    private MachineFile opened(MachineId machine) throws SQLException, IOException {
        var file = open.get(machine);
        if (file == null) {
            makeRoom();
            var path = fileOf.apply(machine);
            refuseEmptied(path);
            file = MachineFile.open(machine, path);
            open.put(machine, file);
        }
        return file;
    }

    // Here it is no new machine, but one that has lost everything while the region ran.
    private static void refuseEmptied(Path path) throws IOException {
        if (MachineFile.isEmptied(path)) {
            throw new IOException("it is empty");
        }
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
            } catch (SQLException e) {
                LOG.warn(
                        "The file of {} did not close cleanly; the next opening recovers it",
                        machine,
                        e);
            }
        }
    }

    CompletableFuture<Void> checkpoint() {
        return CompletableFuture.runAsync(this::checkpointOpen, thread);
    }

    private void checkpointOpen() {
        for (var file : open.entrySet()) {
            try {
                file.getValue().checkpoint();
            } catch (SQLException e) {
                throw new DamagedFileException(
                        fileOf.apply(file.getKey()), String.valueOf(e.getMessage()), e);
            }
        }
    }

    @Override
    public void close() {
        thread.execute(() -> open.keySet().stream().toList().forEach(this::release));
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

    /// Something to do with an open file.
    interface Work<T> {
        T on(MachineFile file) throws SQLException;
    }
}
