package io.aerophoenix.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private static final int BLOCK = Payloads.BLOCK_BYTES;

    private final Payloads payloads = new Payloads();

    @AfterEach
    void close() {
        payloads.close();
    }

    private static byte[] bytes(int length, int seed) {
        var bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void areWhatTheyWereHoweverTheyComeAndGo() {
        var random = new SplittableRandom(1);
        var kept = new ArrayList<Payloads.Kept>();
        var expected = new ArrayList<byte[]>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) > 0 || kept.isEmpty()) {
                var payload = bytes(random.nextInt(4000), i);
                kept.add(payloads.keep(payload));
                expected.add(payload);
            } else {
                int which = random.nextInt(kept.size());
                assertThat(kept.get(which).bytes()).isEqualTo(expected.remove(which));
                payloads.release(kept.remove(which));
            }
        }

        assertThat(kept.stream().map(Payloads.Kept::bytes).toList())
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void useTheSameBlocksOverAndOver() {
        for (int i = 0; i < 10_000; i++) {
            payloads.release(payloads.keep(bytes(1000, i)));
        }

        assertThat(payloads.blockBytes()).isLessThanOrEqualTo(2L * BLOCK);
    }

    @Test
    void giveBackWhatABurstTook() {
        var burst = new ArrayList<Payloads.Kept>();
        for (int i = 0; i < 64; i++) {
            burst.add(payloads.keep(bytes(BLOCK, i)));
        }
        assertThat(payloads.blockBytes()).isGreaterThanOrEqualTo(64L * BLOCK);

        burst.forEach(payloads::release);

        assertThat(payloads.blockBytes()).isLessThanOrEqualTo(20L * BLOCK);
    }

    @Test
    void mayBeLargerThanABlock() {
        var large = bytes(3 * BLOCK + 7, 1);

        var kept = payloads.keep(large);
        var small = payloads.keep(bytes(10, 2));

        assertThat(kept.bytes()).isEqualTo(large);
        payloads.release(kept);
        assertThat(payloads.blockBytes()).isLessThanOrEqualTo(2L * BLOCK);
        assertThat(small.bytes()).isEqualTo(bytes(10, 2));
    }

    @Test
    void areGoneAfterTheEnd() {
        var kept = payloads.keep(bytes(10, 1));

        payloads.close();

        assertThatThrownBy(kept::bytes).isInstanceOf(IllegalStateException.class);
        payloads.release(kept);
        assertThat(payloads.blockBytes()).isZero();
    }
}
