package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.HealthCheck.Then;
import io.aerophoenix.lifecycle.Health.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Instant LATER = NOON.plus(GRACE);

    @Test
    void isUnknownUntilThereWereEnoughTriesInARow() {
        var standing = after(untried(3, 2, Then.REPORT), "+-+--");
        assertThat(standing.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(standing.inARow()).isEqualTo(2);

        assertThat(after(standing, "-").verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(after(standing, "++").verdict()).isEqualTo(Verdict.PASSING);
    }

    @Test
    void keepsItsVerdictUntilThereWereEnoughOfTheOtherKind() {
        var passing = after(untried(3, 2, Then.REPORT), "++");

        assertThat(after(passing, "--+--+--").verdict()).isEqualTo(Verdict.PASSING);
        assertThat(after(passing, "---+").verdict()).isEqualTo(Verdict.CRITICAL);
        assertThat(after(passing, "---++").verdict()).isEqualTo(Verdict.PASSING);
    }

    @Test
    void doesNotCountFailuresInTheGraceButTellsThem() {
        var standing = untried(1, 1, Then.RESTART);

        var inGrace = standing.after(CheckResult.failed("not yet"), NOON, LATER.minusNanos(1));
        assertThat(inGrace.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(inGrace.inARow()).isZero();
        assertThat(inGrace.output()).isEqualTo("not yet");
        assertThat(inGrace.asksForRestart()).isFalse();

        assertThat(inGrace.after(CheckResult.failed("still not"), NOON, LATER).verdict())
                .isEqualTo(Verdict.CRITICAL);
    }

    @Test
    void countsSuccessesInTheGrace() {
        var standing = untried(1, 1, Then.REPORT).after(CheckResult.passed("up"), NOON, NOON);

        assertThat(standing.verdict()).isEqualTo(Verdict.PASSING);
    }

    @Test
    void countsPastATryThatSaysNothing() {
        var standing = after(untried(3, 1, Then.REPORT), "--").uncounted("it has ended", LATER);

        assertThat(standing.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(standing.inARow()).isEqualTo(2);
        assertThat(standing.output()).isEqualTo("it has ended");
        assertThat(after(standing, "-").verdict()).isEqualTo(Verdict.CRITICAL);
    }

    @Test
    void asksForARestartAsLongAsItFailsAndIsCritical() {
        var critical = after(untried(2, 2, Then.RESTART), "--");

        assertThat(critical.asksForRestart()).isTrue();
        assertThat(after(critical, "-").asksForRestart()).isTrue();
        assertThat(after(critical, "+").asksForRestart()).isFalse();
        assertThat(after(untried(2, 2, Then.RESTART), "-").asksForRestart()).isFalse();
        assertThat(after(untried(2, 2, Then.REPORT), "--").asksForRestart()).isFalse();
    }

    @Test
    void knowsSinceWhenItsVerdictIsAsItIs() {
        var standing = untried(1, 1, Then.REPORT);
        var failed = CheckResult.failed("no");

        var critical = standing.after(failed, NOON, LATER);
        assertThat(critical.since()).isEqualTo(LATER);
        assertThat(critical.after(failed, NOON, LATER.plusSeconds(9)).since()).isEqualTo(LATER);
    }

    @Test
    void tellsItsStoryInOneSentence() {
        assertThat(after(untried(1, 1, Then.REPORT), "-").story())
                .isEqualTo("check web: critical: failed");
    }

    /// After tries of which `+` passed and `-` failed.
    private static Standing after(Standing standing, String tries) {
        var now = standing;
        for (int i = 0; i < tries.length(); i++) {
            now =
                    now.after(
                            tries.charAt(i) == '+'
                                    ? CheckResult.passed("passed")
                                    : CheckResult.failed("failed"),
                            NOON,
                            LATER);
        }
        return now;
    }

    private static Standing untried(int failures, int successes, Then then) {
        return Standing.untried(
                new HealthCheck(
                        "web",
                        new HealthCheck.Tcp(80),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        GRACE,
                        failures,
                        successes,
                        then),
                NOON);
    }
}
