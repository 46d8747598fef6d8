package io.aerophoenix.benchmarks;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;

/// Figures of several subjects, in the order in which they came; one for each subject and metric.
record Figures(List<Row> rows) {
    Figures {
        rows = List.copyOf(rows);
    }

    /// The median of each figure over several rounds.
    static Figures medians(List<Row> measured) {
        return new Figures(
                List.copyOf(
                        measured.stream()
                                .collect(
                                        groupingBy(
                                                row -> List.of(row.subject(), row.metric()),
                                                LinkedHashMap::new,
                                                collectingAndThen(toList(), Figures::median)))
                                .values()));
    }

    private static Row median(List<Row> rounds) {
        var any = rounds.getFirst();
        double[] values = rounds.stream().mapToDouble(Row::value).sorted().toArray();
        int middle = values.length / 2;
        double median =
                values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return new Row(any.subject(), any.metric(), median, any.unit());
    }

    /// How many times the one subject's figure is the other's.
    double ratio(String metric, String subject, String other) {
        return value(metric, subject) / value(metric, other);
    }

    /// @throws IllegalArgumentException when there is no such figure
    double value(String metric, String subject) {
        return rows.stream()
                .filter(row -> row.metric().equals(metric) && row.subject().equals(subject))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "nothing was measured as %s of %s".formatted(metric, subject)))
                .value();
    }
}
