package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final int SIZE = 8 << 20;

    private byte @Nullable [] used;

    @Test
    void countsWhatIsInUseAndNoGarbage() {
        long before = Heap.liveBytes();

        used = new byte[SIZE];
        long with = Heap.liveBytes();
        used = null;
        long without = Heap.liveBytes();

        assertThat(with - before).isBetween(SIZE * 9L / 10, SIZE * 11L / 10);
        assertThat(with - without).isBetween(SIZE * 9L / 10, SIZE * 11L / 10);
    }

    @Test
    void remembersTheMostThatWasLeftAfterACollection() {
        var heap = Heap.watch();
        used = new byte[SIZE];

        while (heap.mostLeftBytes() < SIZE) {
            System.gc();
        }

        assertThat(used).hasSize(SIZE);
        assertThat(heap.mostLeftBytes()).isGreaterThan(SIZE);
    }
}
