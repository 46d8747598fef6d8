package io.aerophoenix.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.lifecycle.Execution;
import org.junit.jupiter.api.Test;

class ExecutionPictureTest {
    @Test
    void isWellOnlyWhenTheCommandEndedWithCodeZero() {
        assertThat(of(new Execution.Outcome(0, null, "", "", false, false)).well()).isTrue();
        assertThat(of(new Execution.Outcome(1, null, "", "", false, false)).well()).isFalse();
    }

    @Test
    void saysWhatEndedTheCommand() {
        assertThat(of(new Execution.Outcome(null, "SIGSEGV", "", "", false, false)).end())
                .isEqualTo("ended by SIGSEGV");
        assertThat(of(new Execution.Outcome(null, "SIGKILL", "", "", true, true)).end())
                .contains("its time was over", "only the first MiB was kept");
    }

    @Test
    void showsNoMoreThanAPageCanHold() {
        var tooMuch = "x".repeat(ExecutionPicture.MOST_SHOWN + 1);

        var picture = of(new Execution.Outcome(0, null, tooMuch, "", false, false));

        assertThat(picture.stdout()).hasSizeLessThan(ExecutionPicture.MOST_SHOWN + 100);
        assertThat(picture.stdout()).endsWith("prints up to a MiB of it");
    }

    @Test
    void passesARefusalOn() {
        var picture =
                ExecutionPicture.of(
                        "ls", Answer.refused(ErrorCode.DRIVER_FAILED, "it has just ended"));

        assertThat(picture.end()).isEqualTo("it has just ended");
        assertThat(picture.well()).isFalse();
    }

    private static ExecutionPicture of(Execution.Outcome outcome) {
        return ExecutionPicture.of("ls", new Answer.Done<>(outcome));
    }
}
