package io.aerophoenix.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// Where answers are shown, and in which form.
record Screen(
        Form form, PrintWriter out, PrintWriter notices, Palette palette, InstantSource clock) {
    /// For people, or for programs.
    enum Form {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Shows an answer: unchanged for programs, or as the view words it.
    void show(JsonNode answer, BiConsumer<Screen, Facts> view) {
        switch (form) {
            case JSON -> out.println(Json.pretty(answer));
            case TABLE -> view.accept(this, new Facts(answer));
        }
        out.flush();
    }

    /// Shows one of a stream of answers: for programs, one object per line.
    ///
    /// @return whether anybody still reads
    boolean showNext(String answer, BiConsumer<Screen, Facts> view) {
        var tree = Json.tree(answer);
        switch (form) {
            case JSON -> out.println(Json.line(tree));
            case TABLE -> view.accept(this, new Facts(tree));
        }
        return !out.checkError();
    }
}
