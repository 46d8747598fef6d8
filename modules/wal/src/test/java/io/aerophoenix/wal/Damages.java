package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What these tests do to files, and what the log says of it.
final class Damages implements DamageListener {
    final Map<MachineId, String> told = new ConcurrentHashMap<>();

    @Override
    public void damaged(MachineId machine, String reason) {
        if (told.put(machine, reason) != null) {
            throw new AssertionError("told twice of " + machine);
        }
    }

    static void flipBitIn(Path file, String near) {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            var text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
            int at = text.lastIndexOf(near);
            if (at < 0) {
                throw new AssertionError(near + " is not in " + file);
            }
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (bytes.get(at) ^ 1)}), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void truncate(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
