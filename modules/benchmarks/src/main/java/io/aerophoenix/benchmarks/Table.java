package io.aerophoenix.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures for people: a line for each subject, a column for each metric.
final class Table {
    private static final String GAP = "   ";
    private static final String NOTHING = "-";

    private Table() {}

    static String of(Figures figures) {
        var rows = figures.rows();
        var columns = new ArrayList<List<String>>();
        var subjects = rows.stream().map(Row::subject).distinct().toList();
        columns.add(column("", subjects));
        for (var metric : rows.stream().map(Row::metric).distinct().toList()) {
            columns.add(column(heading(rows, metric), cells(rows, subjects, metric)));
        }
        return lines(columns);
    }

    private static List<String> column(String heading, List<String> cells) {
        var column = new ArrayList<String>();
        column.add(heading);
        column.addAll(cells);
        return column;
    }

    private static String heading(List<Row> rows, String metric) {
        var unit =
                rows.stream()
                        .filter(row -> row.metric().equals(metric))
                        .findFirst()
                        .map(Row::unit)
                        .orElseThrow();
        return "%s (%s)".formatted(metric, unit);
    }

    private static List<String> cells(List<Row> rows, List<String> subjects, String metric) {
        return subjects.stream()
                .map(subject ->
                        rows.stream()
                                .filter(row ->
                                        row.subject().equals(subject)
                                                && row.metric().equals(metric))
                                .findFirst()
                                .map(row -> number(row.value()))
                                .orElse(NOTHING))
                .toList();
    }

    private static String lines(List<List<String>> columns) {
        var text = new StringBuilder();
        for (int line = 0; line < columns.getFirst().size(); line++) {
            text.append(padRight(columns.getFirst(), line));
            for (var column : columns.subList(1, columns.size())) {
                text.append(GAP).append(padLeft(column, line));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String padRight(List<String> column, int line) {
        return column.get(line) + padding(column, line);
    }

    private static String padLeft(List<String> column, int line) {
        return padding(column, line) + column.get(line);
    }

    private static String padding(List<String> column, int line) {
        int width = column.stream().mapToInt(String::length).max().orElse(0);
        return " ".repeat(width - column.get(line).length());
    }

    /// Three digits that mean something, or all before the point.
    static String number(double value) {
        double size = Math.abs(value);
        var shape = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, shape, value);
    }
}
