package io.aerophoenix.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Rows in columns that are as wide as they need to be.
///
/// Rows may come in several helpings: the headings are printed once, and a column never becomes narrower again.
final class Table {
    private static final String GAP = "   ";

    private final List<Column> columns;
    private final Palette palette;
    private final int[] widths;
    private boolean headed;

    enum Align {
        LEFT,
        RIGHT
    }

    /// Chooses the colour of a cell that is already padded.
    interface Paint {
        String apply(Palette palette, String word, String padded);
    }

    record Column(String heading, Align align, Paint paint) {
        static Column left(String heading) {
            return new Column(heading, Align.LEFT, (_, _, padded) -> padded);
        }

        static Column right(String heading) {
            return new Column(heading, Align.RIGHT, (_, _, padded) -> padded);
        }

        static Column state(String heading) {
            return new Column(heading, Align.LEFT, Palette::state);
        }
    }

    Table(Palette palette, Column... columns) {
        this.palette = palette;
        this.columns = List.of(columns);
        this.widths = this.columns.stream().mapToInt(it -> it.heading().length()).toArray();
    }

    /// @param rows each with one text per column
    void print(PrintWriter out, List<List<String>> rows) {
        widen(rows);
        if (!headed) {
            out.println(palette.strong(headings()));
            headed = true;
        }
        rows.forEach(row -> out.println(line(row)));
        out.flush();
    }

    private void widen(List<List<String>> rows) {
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
    }

    private String headings() {
        var cells = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(padded(i, columns.get(i).heading()));
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private String line(List<String> row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
            var word = row.get(i);
            cells.add(columns.get(i).paint().apply(palette, word, padded(i, word)));
        }
        return String.join(GAP, cells).stripTrailing();
    }

    private String padded(int column, String word) {
        var padding = " ".repeat(widths[column] - word.length());
        return switch (columns.get(column).align()) {
            case LEFT -> word + padding;
            case RIGHT -> padding + word;
        };
    }
}
