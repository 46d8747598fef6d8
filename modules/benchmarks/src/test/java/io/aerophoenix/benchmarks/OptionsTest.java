package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void measureBesideTheResultsWithEveryNumberOfCallersIfNothingElseIsSaid() {
        var options = Options.parse("journal", "--root", "/source");

        assertThat(options.name()).isEqualTo("journal");
        assertThat(options.data()).isEqualTo(Path.of("/source/modules/benchmarks/results"));
        assertThat(options.data()).isEqualTo(options.results());
        assertThat(options.callers()).containsExactly(1, 64, 256, 1024);
        assertThat(options.rates()).containsExactly(500, 5000);
        assertThat(options.machines(7)).isEqualTo(7);
    }

    @Test
    void takeWhatIsSaid() {
        var options =
                Options.parse(
                        "--data",
                        "/disk",
                        "--measure",
                        "7",
                        "--callers",
                        "2,3",
                        "journal",
                        "--rates",
                        "4,5",
                        "--machines",
                        "6",
                        "--rounds",
                        "9",
                        "--warm-up",
                        "1");

        assertThat(options.data()).isEqualTo(Path.of("/disk"));
        assertThat(options.measure()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.warmUp()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.rounds()).isEqualTo(9);
        assertThat(options.callers()).containsExactly(2, 3);
        assertThat(options.rates()).containsExactly(4, 5);
        assertThat(options.machines(7)).isEqualTo(6);
    }

    @Test
    void nameNothingWhenNothingIsNamed() {
        assertThat(Options.parse().name()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    journal queries    | one benchmark at a time, not journal and queries
                    --fast yes         | there is no option '--fast'
                    --rounds           | --rounds wants a value
                    --rounds 0         | --rounds wants a number from 1 to 100, not '0'
                    --callers 8,many   | --callers wants a number from 1 to 10000, not 'many'
                    --rates 0          | --rates wants a number from 1 to 1000000, not '0'
                    --machines some    | --machines wants a number from 1 to 1000000, not 'some'
                    --measure 1.5      | --measure wants a number from 1 to 3600, not '1.5'
                    """)
    void refuseWhatTheyDoNotUnderstandAndSayWhy(String arguments, String complaint) {
        assertThatThrownBy(() -> Options.parse(arguments.split(" ")))
                .isInstanceOf(WrongArgumentsException.class)
                .hasMessage(complaint);
    }
}
