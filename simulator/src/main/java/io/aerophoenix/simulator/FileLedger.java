package io.aerophoenix.simulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A ledger in one file, `simulator.ledger`: one write to the operating system per effect, and no `fsync`. A killed
/// process loses nothing of it; a host that loses power may lose the end, as it loses the machines.
///
/// After a heading, each line is one [Effect]: a word, the intent to which it happened, when, and facts as `key=value`,
/// with tabs between them.
///
///     start   m-01jd8z0k3w6q4x9v2t.3  2026-01-01T12:00:00Z  boot=PT0.15S  deadline=PT30S  host=0  cpus=1.0  memoryMb=256
///     ended   m-01jd8z0k3w6q4x9v2t.3  2026-01-01T12:00:05.15Z  code=3
///
/// A fact whose key begins with `sim.` is a setting of the spec. The words: `start`, `failed` (`why`), `suspend`,
/// `resume`, `withstood`, `signalled` (`signal`), `stop` and `ended` (`code` or `signal`), `fenced`, `forgotten` (`lines`), and `discarded`,
/// which has the machine's id in place of the intent's. Only whole lines count; a last one without its line break was
/// never acknowledged, and is cut when the file is opened. Any other damage is left alone, and refused.
///
/// When the file has outgrown its bound, it is rewritten without the machines that were discarded and the lives that
/// were forgotten, at most when it has doubled since. Whoever appends then waits for it: about a second for 30 MB.
public final class FileLedger implements Ledger {
    /// Below this size nothing is ever left out, so that the effects of a test run can be counted to the last.
    public static final long COMPACT_ABOVE_BYTES = 32L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(FileLedger.class);

    private final Path path;
    private final long compactAboveBytes;
    private RandomAccessFile file;
    private long endBytes;
    private long compactAtBytes;

    private FileLedger(Path path, long compactAboveBytes) throws IOException {
        this.path = path;
        this.compactAboveBytes = compactAboveBytes;
        this.compactAtBytes = compactAboveBytes;
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.endBytes = LedgerFile.wholeBytes(file);
        cutTornLine();
        if (endBytes == 0) {
            write(LedgerFile.line(LedgerFile.HEADING));
        }
    }

    /// Opens the ledger in this folder, or begins one.
    public static FileLedger open(Path folder) throws IOException {
        return open(folder, COMPACT_ABOVE_BYTES);
    }

    static FileLedger open(Path folder, long compactAboveBytes) throws IOException {
        Files.createDirectories(folder);
        return new FileLedger(folder.resolve(LedgerFile.NAME), compactAboveBytes);
    }

    @Override
    public synchronized void replay(Consumer<Effect> world) throws IOException {
        LedgerFile.read(path, world::accept);
        compactIfLarge();
    }

    @Override
    public void append(Effect effect) throws IOException {
        var line = LedgerFile.bytes(effect);
        synchronized (this) {
            write(line);
            compactIfLarge();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void cutTornLine() throws IOException {
        long torn = file.length() - endBytes;
        if (torn > 0) {
            LOG.warn("The last line of {} is incomplete: cutting its {} bytes", path, torn);
            file.setLength(endBytes);
        }
    }

    private void write(byte[] line) throws IOException {
        // Writes over what a failed write may have left: it has no line break, and never counted.
        file.seek(endBytes);
        file.write(line);
        endBytes += line.length;
    }

    /// Never throws: the effect that made the file too large is written, and must not be taken for one that is not.
    private void compactIfLarge() {
        if (endBytes < compactAtBytes) {
            return;
        }
        try {
            LedgerCompaction.compact(path);
            openCompacted();
        } catch (IOException e) {
            LOG.warn("{} could not be compacted, and goes on growing", path, e);
        }
        compactAtBytes = Math.max(compactAboveBytes, 2 * endBytes);
    }

    private void openCompacted() throws IOException {
        // The old file has no name any more: if the new one does not open, appending must fail.
        file.close();
        file = new RandomAccessFile(path.toFile(), "rw");
        endBytes = file.length();
    }
}
