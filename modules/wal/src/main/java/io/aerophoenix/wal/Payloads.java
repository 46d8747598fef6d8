package io.aerophoenix.wal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The bytes of entries that wait for some seconds, outside of the heap, packed into blocks. In the heap, each collection
/// of what is young would copy them, and stop everything as long.
///
/// A block is used again, or given back, when the last that lies in it is released; entries that come together leave
/// together, more or less. Not thread-safe: guarded by its [WriteBehind].
final class Payloads implements AutoCloseable {
    static final int BLOCK_BYTES = 1 << 20;

    /// What a steady flow uses in turn; what a burst took beyond it is given back.
    private static final int MOST_SPARE = 16;

    private final Set<Block> blocks = new HashSet<>();
    private final Deque<Block> spare = new ArrayDeque<>();
    private Block current = fresh(BLOCK_BYTES);

    Kept keep(byte[] payload) {
        if (!current.hasRoomFor(payload.length)) {
            var full = current;
            current = payload.length > BLOCK_BYTES ? fresh(payload.length) : next();
            if (full.isEmpty()) {
                retire(full);
            }
        }
        return current.add(payload);
    }

    private Block next() {
        return spare.isEmpty() ? fresh(BLOCK_BYTES) : spare.pop();
    }

    private Block fresh(int bytes) {
        var block = new Block(bytes);
        blocks.add(block);
        return block;
    }

    /// Its bytes are of no more use.
    void release(Kept kept) {
        var block = kept.block();
        block.holds--;
        if (block.isEmpty() && block != current && blocks.contains(block)) {
            retire(block);
        }
    }

    private void retire(Block block) {
        if (block.size() == BLOCK_BYTES && spare.size() < MOST_SPARE) {
            block.used = 0;
            spare.push(block);
        } else {
            blocks.remove(block);
            block.arena.close();
        }
    }

    /// How much memory the blocks take, outside of the heap.
    long blockBytes() {
        return blocks.stream().mapToLong(Block::size).sum();
    }

    /// Gives all of it back; nothing of it can be read any more.
    @Override
    public void close() {
        blocks.forEach(block -> block.arena.close());
        blocks.clear();
        spare.clear();
    }

    /// Where the bytes of one entry lie.
    record Kept(Block block, int offset, int length) {
        byte[] bytes() {
            return block.memory.asSlice(offset, length).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static final class Block {
        private final Arena arena = Arena.ofShared();
        private final MemorySegment memory;
        private int used;
        private int holds;

        Block(int bytes) {
            this.memory = arena.allocate(bytes);
        }

        boolean hasRoomFor(int bytes) {
            return memory.byteSize() - used >= bytes;
        }

        Kept add(byte[] payload) {
            MemorySegment.copy(payload, 0, memory, ValueLayout.JAVA_BYTE, used, payload.length);
            var kept = new Kept(this, used, payload.length);
            used += payload.length;
            holds++;
            return kept;
        }

        boolean isEmpty() {
            return holds == 0;
        }

        int size() {
            return (int) memory.byteSize();
        }
    }
}
