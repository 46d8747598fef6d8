package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class FlyGateTest {
    private final RunningFly fly;

    FlyGateTest(RunningFly fly) {
        this.fly = fly;
    }

    @Test
    void letsNobodyInWithoutATokenThatIsWorthSomething() {
        fly.go()
                .withToken("worthless")
                .get("/nowhere")
                .isError(401, "Authenticate: token validation error");
        fly.js().withToken("").get("/nowhere").isError(401, "Authenticate: token validation error");
    }

    @Test
    void givesEveryAnswerAnIdOfItsOwn() {
        var first = fly.go().get("/nowhere").isError(404, "Not Found");
        var second = fly.js().get("/nowhere").isError(404, "Not Found");

        assertThat(first.header("fly-request-id")).isNotEqualTo(second.header("fly-request-id"));
    }
}
