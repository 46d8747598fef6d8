package io.aerophoenix.wal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// A CRC over what a row says: SQLite checks the shape of a file, and would hand out a flipped bit of its contents.
final class Checksum {
    private Checksum() {}

    static long of(long step, byte[] payload) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, step));
        crc.update(payload);
        return crc.getValue();
    }

    static long of(String id, long step, byte[] snapshot, String damage) {
        var crc = new CRC32C();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, step));
        crc.update(damage.getBytes(StandardCharsets.UTF_8));
        crc.update(snapshot);
        return crc.getValue();
    }
}
