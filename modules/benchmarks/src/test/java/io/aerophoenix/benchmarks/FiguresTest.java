package io.aerophoenix.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void takesTheMedianOfAnOddNumberOfRounds() {
        var figures = Figures.medians(List.of(rate("a", 9), rate("a", 1), rate("a", 2)));

        assertThat(figures.rows()).containsExactly(rate("a", 2));
    }

    @Test
    void takesTheMiddleBetweenTheTwoMedianRoundsOfAnEvenNumber() {
        var figures =
                Figures.medians(List.of(rate("a", 1), rate("a", 100), rate("a", 4), rate("a", 2)));

        assertThat(figures.rows()).containsExactly(rate("a", 3));
    }

    @Test
    void keepsSubjectsAndMetricsApartAndInTheirOrder() {
        var p50 = new Row("b", "p50", 7, "ms");

        var figures = Figures.medians(List.of(rate("b", 1), p50, rate("a", 5), rate("b", 3)));

        assertThat(figures.rows()).containsExactly(rate("b", 2), p50, rate("a", 5));
    }

    @Test
    void saysHowManyTimesOneFigureIsTheOther() {
        var figures = new Figures(List.of(rate("a", 30), rate("b", 12)));

        assertThat(figures.ratio("rate", "a", "b")).isEqualTo(2.5);
    }

    @Test
    void refusesToTellWhatWasNotMeasured() {
        var figures = new Figures(List.of(rate("a", 30)));

        assertThatThrownBy(() -> figures.value("p50", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing was measured as p50 of a");
    }

    private static Row rate(String subject, double value) {
        return new Row(subject, "rate", value, "1/s");
    }
}
