package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProvisionsTest extends LifecycleOnTrial {
    private static final String VALUE = "a value that is nobody's business";

    private volatile @Nullable String trouble;

    @Override
    Provisions provisions() {
        return this::provided;
    }

    private MachineSpec provided(Machine machine) throws DriverException {
        var why = trouble;
        if (why != null) {
            throw new DriverException(why);
        }
        return machine.spec().withEnv(Map.of("SECRET", VALUE));
    }

    @Test
    void reachTheDriverAndNobodyElse() throws IOException {
        var machine = running("web");

        assertThat(driver.given)
                .singleElement()
                .satisfies(it -> assertThat(it.env()).containsEntry("SECRET", VALUE));
        assertThat(machine.spec().env()).doesNotContainKey("SECRET");
        assertThat(lifecycle.configurations(id("web")).orElseThrow())
                .allSatisfy(it -> assertThat(it.spec().env()).doesNotContainKey("SECRET"));
        lifecycle.close();
        assertThat(isOnDisk("web")).isTrue();
        assertThat(isOnDisk(VALUE)).isFalse();
        open();
    }

    private boolean isOnDisk(String text) throws IOException {
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Test
    void failAStartWithTheReasonWhenTheyCannotBeHad() {
        trouble = "the secret PASSWORD of demo cannot be read";

        var machine = done(lifecycle.create(creation("web", Action.START)));

        assertThat(machine.state()).isEqualTo(MachineState.STOPPED);
        assertThat(machine.status().lastError()).contains("PASSWORD of demo cannot be read");
        assertThat(driver.effects).isEmpty();
        trouble = null;
        assertThat(done(lifecycle.act(id("web"), order(Action.START))).state())
                .isEqualTo(MachineState.RUNNING);
    }

    @Test
    void areAskedForAtEachStart() throws Exception {
        running("web");
        done(lifecycle.act(id("web"), order(Action.STOP)));
        done(lifecycle.act(id("web"), order(Action.START)));

        assertThat(driver.given).hasSize(2);
        assertThat(lifecycle.provided(machine("web")).env()).containsEntry("SECRET", VALUE);
    }
}
