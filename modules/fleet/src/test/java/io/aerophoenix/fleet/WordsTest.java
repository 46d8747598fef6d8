package io.aerophoenix.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Identities and names: what they take and what they refuse.
class WordsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m-",
                "../../etc/passwd",
                "m-01jd8z0k3w6q4x9v2t/..",
                "m-01JD8Z0K3W6Q4X9V2T",
                "m-01jd8z0k3w6q4x9v2l",
                "m-01jd8z0k3w6q4x9v2tt",
                "m-01jd8z0k3w6q4x9v2t\n"
            })
    void refuseWhatIsNoMachineId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MachineId(text));
    }

    @Test
    void makeFreshIdsThatSortByTheirTimeAndDiffer() {
        var random = new SplittableRandom(1);
        var ids = new HashSet<MachineId>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(MachineId.fresh(NOON, random));
        }

        assertThat(ids).hasSize(10_000);
        assertThat(MachineId.fresh(NOON.plusMillis(1), random))
                .isGreaterThan(ids.stream().max(MachineId::compareTo).orElseThrow());
    }

    @Test
    void deriveTheSameIdFromTheSamePartsAndNoOther() {
        assertThat(MachineId.derivedFrom("ada", "demo", "key"))
                .isEqualTo(MachineId.derivedFrom("ada", "demo", "key"))
                .isNotEqualTo(MachineId.derivedFrom("ada", "demok", "ey"))
                .isNotEqualTo(MachineId.derivedFrom("ada", "demo"));
    }

    @Test
    void readAnIntentIdAsItWasWritten() {
        var intent = new IntentId(MachineId.derivedFrom("web-1"), 17);

        assertThat(IntentId.parse(intent.toString())).isEqualTo(intent);
        assertThatIllegalArgumentException().isThrownBy(() -> IntentId.parse("17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "1a", "A", "a_b", "a/b", "..", "a b"})
    void refuseWhatIsNoName(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AppName(text))
                .withMessageContaining("the app name")
                .withMessageContaining("lower-case letters");
        assertThatIllegalArgumentException().isThrownBy(() -> new MachineName("a".repeat(64)));
        assertThat(new RegionCode("iad").value()).isEqualTo("iad");
    }

    @Test
    void keepTheValuesOfAnEnvironmentOutOfTexts() {
        var spec =
                new MachineSpec(
                        new MachineName("web-1"),
                        "process",
                        List.of("run"),
                        Map.of("PASSWORD", "hunter2"),
                        null,
                        Resources.NONE,
                        RestartPolicy.NEVER,
                        StopPolicy.DEFAULT,
                        Map.of(),
                        List.of());

        assertThat(spec.toString()).contains("PASSWORD").doesNotContain("hunter2");
    }
}
