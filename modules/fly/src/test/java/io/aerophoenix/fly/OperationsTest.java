package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All operations of the original, from `operations.txt`.
@ExtendWith(WithRunningFly.class)
class OperationsTest {
    private final RunningFly fly;

    OperationsTest(RunningFly fly) {
        this.fly = fly;
    }

    private static List<String> operations() throws IOException {
        try (var in = OperationsTest.class.getResourceAsStream("operations.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void areSeventySix() throws IOException {
        assertThat(operations()).hasSize(76).doesNotHaveDuplicates();
    }

    /// There is no machine, volume or secret of these names, and bodies are missing: what counts is who says so.
    @ParameterizedTest
    @MethodSource("operations")
    void areKnown(String operation) {
        var methodAndPath = operation.split(" ", 2);
        var path = methodAndPath[1].replaceAll("\\{\\w+}", "x");

        var reply = fly.go().send(methodAndPath[0], path, null);

        assertThat(reply.status()).as(reply.body()).isNotIn(405, 500);
        assertThat(reply.body()).doesNotContain("\"Not Found\"");
    }
}
