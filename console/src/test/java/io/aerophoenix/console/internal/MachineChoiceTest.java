package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineChoiceTest {
    @Test
    void comesBackFromTheAddressThatItWent() {
        var choice = new MachineChoice("web", "running", "shop", "team:payments");

        assertThat(MachineChoice.of(choice.parameters())).isEqualTo(choice);
    }

    @Test
    void leavesOutAStateThatDoesNotExist() {
        var choice = MachineChoice.of(Map.of("state", "flying", "other", "x"));

        assertThat(choice.isEverything()).isTrue();
    }
}
