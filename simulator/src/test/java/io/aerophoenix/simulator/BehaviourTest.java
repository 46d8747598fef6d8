package io.aerophoenix.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {
    @ParameterizedTest
    @CsvSource({
        "sim.boot, 250",
        "sim.boot, -5s",
        "sim.boot, 9000h",
        "sim.exit-after, soon",
        "sim.exit-code, 256",
        "sim.exit-code, -1",
        "sim.exit-code, 1.5",
        "sim.fail, always",
        "sim.fail, START",
        "sim.health, well",
        "sim.health, flapping",
        "sim.health, flapping:0",
        "sim.health, flapping:100000",
        "sim.lines, 1000001",
        "sim.lines-per-second, 1001",
        "sim.lines-per-second, NaN",
        "sim.lines-per-second, 1e2",
        "sim.messages, some",
        "sim.curve, wavy",
        "sim.requests-per-second, many",
        "sim.boot, ''",
    })
    void objectsToAValueOfAnotherShapeAndSaysWhichIsWanted(String key, String value) {
        var objection = Behaviour.objection(Specs.with(key, value));

        assertThat(objection).hasValueSatisfying(it -> assertThat(it).startsWith(key + " must be"));
    }

    @Test
    void objectsToASettingItDoesNotKnow() {
        assertThat(Behaviour.objection(Specs.with("sim.bot", "5s")))
                .contains("the simulator knows no setting sim.bot");
    }

    @Test
    void objectsToABadValueInTheEnvironmentWithoutTellingIt() {
        var spec = Specs.of(Specs.SIZE, Map.of("sim.boot", "secret"), Map.of());

        assertThat(Behaviour.objection(spec))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("secret"));
    }

    @Test
    void leavesAllOtherKeysAlone() {
        var spec = Specs.of(Specs.SIZE, Map.of("PATH", "/bin"), Map.of("simple", "yes"));

        assertThat(Behaviour.objection(spec)).isEmpty();
        assertThat(Behaviour.of(spec).settings()).isEmpty();
    }

    @Test
    void takesTheMetadataWhereTheEnvironmentSaysOtherwise() {
        var spec =
                Specs.of(
                        Specs.SIZE,
                        Map.of("sim.boot", "1s", "sim.exit-code", "3"),
                        Map.of("sim.boot", "250ms"));

        var behaviour = Behaviour.of(spec);

        assertThat(behaviour.boot()).contains(Duration.ofMillis(250));
        assertThat(behaviour.exitCode()).isEqualTo(3);
    }

    @Test
    void readsEveryUnitOfTime() {
        assertThat(Span.parse("250ms")).contains(Duration.ofMillis(250));
        assertThat(Span.parse("5s")).contains(Duration.ofSeconds(5));
        assertThat(Span.parse("2m")).contains(Duration.ofMinutes(2));
        assertThat(Span.parse("1h")).contains(Duration.ofHours(1));
    }

    @Test
    void isNotMadeOfWhatIsObjectionable() {
        var spec = Specs.with("sim.fail", "always");

        assertThatThrownBy(() -> Behaviour.of(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sim.fail must be one of start, hang, stop, check");
    }
}
