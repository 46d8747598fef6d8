package io.aerophoenix.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileHandlesTest {
    @Test
    void givesAsManyAsAreWantedWhereThereIsRoom() {
        assertThat(FileHandles.within(20_000, 256, 2)).isEqualTo(256);
        assertThat(FileHandles.within(FileHandles.limit(), 2, 2)).isEqualTo(2);
    }

    @Test
    void givesFewerUnderALowLimit() {
        assertThat(FileHandles.within(512, 256, 2)).isEqualTo(52);
    }

    @Test
    void saysWhatToDoWhenTheLimitIsTooLow() {
        assertThatThrownBy(() -> FileHandles.within(256, 256, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("256 files")
                .hasMessageContaining("ulimit -n 920");
    }
}
