package io.aerophoenix.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInCodesTest {
    private static final Caller ADA = new Caller("ada", Set.of(Capability.MACHINE_READ));

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private final SignInCodes codes = new SignInCodes(() -> now);

    @Test
    void signsInWhomTheCodeWasIssuedTo() {
        var code = codes.issue(ADA);

        assertThat(codes.redeem(code)).contains(ADA);
    }

    @Test
    void takesEachCodeOnce() {
        var code = codes.issue(ADA);
        codes.redeem(code);

        assertThat(codes.redeem(code)).isEmpty();
    }

    @Test
    void forgetsACodeWhenItsTimeIsOver() {
        var code = codes.issue(ADA);
        now = now.plus(SignInCodes.LIFE);

        assertThat(codes.redeem(code)).isEmpty();
    }

    @Test
    void takesACodeUntilTheLastMoment() {
        var code = codes.issue(ADA);
        now = now.plus(SignInCodes.LIFE).minus(Duration.ofMillis(1));

        assertThat(codes.redeem(code)).contains(ADA);
    }

    @Test
    void doesNotKnowCodesThatItNeverIssued() {
        codes.issue(ADA);

        assertThat(codes.redeem("")).isEmpty();
        assertThat(codes.redeem("guess")).isEmpty();
    }

    @Test
    void keepsTheLatestThousandOnly() {
        var issued = new ArrayList<String>();
        for (int i = 0; i < 1001; i++) {
            issued.add(codes.issue(ADA));
        }

        assertThat(codes.redeem(issued.getFirst())).isEmpty();
        assertThat(codes.redeem(issued.get(1))).contains(ADA);
        assertThat(codes.redeem(issued.getLast())).contains(ADA);
    }
}
