package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The disk itself: one block written and forced out, by one caller.
///
/// The blocks exist already and are written over in turn, as SQLite does with its log: a file that grows would have its
/// size forced out as well.
final class RawDisk implements Subject {
    private static final int BLOCK_BYTES = 4096;
    private static final int BLOCKS = 1024;
    private static final String NAME = "disk, one block";
    private static final String RATE = "forced out";

    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
    private long written;

    private RawDisk(FileChannel file) {
        this.file = file;
    }

    static RawDisk open(Path folder) throws IOException {
        var file =
                FileChannel.open(
                        folder.resolve("blocks"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        var disk = new RawDisk(file);
        for (int i = 0; i < BLOCKS; i++) {
            disk.write();
        }
        file.force(true);
        return disk;
    }

    /// What no single commit on this disk can beat.
    static Rounds.Trial trial(Options options, Scratch scratch) {
        return new Rounds.Trial(
                NAME,
                () -> {
                    try (var part = scratch.part();
                            var disk = open(part.folder())) {
                        var _ = ClosedLoop.run(disk, options.warmUp());
                        return ClosedLoop.run(disk, options.measure()).rows(NAME, RATE);
                    }
                });
    }

    private void write() throws IOException {
        block.clear();
        // To a file, all of a buffer is written at once.
        file.write(block, written % BLOCKS * BLOCK_BYTES);
        written++;
    }

    @Override
    public List<Call> calls() {
        return List.of(() -> {
            write();
            file.force(false);
        });
    }

    @Override
    public Thread.Builder threads() {
        return Thread.ofPlatform();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
