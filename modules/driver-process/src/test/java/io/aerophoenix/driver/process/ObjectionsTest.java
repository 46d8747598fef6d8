package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.Resources;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectionsTest {
    @Test
    void areNoneToASpecThatCanRun() {
        assertThat(Objections.to(Specs.of("sleep", "1"))).isEmpty();
        assertThat(Objections.to(Specs.with(new Resources(0.5, 64), "sleep", "1"))).isEmpty();
    }

    @Test
    void areRaisedAgainstACommandThatNamesNoProgram() {
        assertThat(Objections.to(Specs.of()).orElseThrow()).contains("needs a command");
        assertThat(Objections.to(Specs.of(" ")).orElseThrow()).contains("needs a command");
        assertThat(Objections.to(Specs.of("echo", "a\0b")).orElseThrow()).contains("NUL");
    }

    @Test
    void nameTheVariableThatCannotBeSetAndNotItsValue() {
        assertThat(Objections.to(spec(Map.of("A-B", "secret"), null)).orElseThrow())
                .contains("'A-B'")
                .doesNotContain("secret");
    }

    @Test
    void areRaisedAgainstARelativeWorkingDirectory() {
        assertThat(Objections.to(spec(Map.of(), "here")).orElseThrow()).contains("absolute path");
    }

    @Test
    void areRaisedAgainstLimitsThatNoProcessCouldStartIn() {
        assertThat(Objections.to(Specs.with(new Resources(0.001, 0), "true"))).isPresent();
        assertThat(Objections.to(Specs.with(new Resources(0, 1), "true"))).isPresent();
    }

    private static MachineSpec spec(Map<String, String> env, @Nullable String workingDirectory) {
        return Specs.in(workingDirectory, env, "true");
    }
}
