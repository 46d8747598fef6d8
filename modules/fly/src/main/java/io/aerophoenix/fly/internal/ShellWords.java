package io.aerophoenix.fly.internal;

import java.util.ArrayList;
import java.util.List;

/// A command line cut into its words as a shell does it, with quotes and backslashes, and nothing else that a shell does.
final class ShellWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean within;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /// @throws IllegalArgumentException when a quote has no end
    static List<String> of(String line) {
        return new ShellWords(line).read();
    }

    private List<String> read() {
        while (at < line.length()) {
            char next = line.charAt(at++);
            if (Character.isWhitespace(next)) {
                end();
            } else {
                take(next);
            }
        }
        end();
        return words;
    }

    private void take(char next) {
        within = true;
        switch (next) {
            case '\'' -> quoted();
            case '"' -> doublyQuoted();
            case '\\' -> word.append(escaped());
            default -> word.append(next);
        }
    }

    private void quoted() {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            throw endless();
        }
        word.append(line, at, end);
        at = end + 1;
    }

    private void doublyQuoted() {
        while (at < line.length()) {
            char next = line.charAt(at++);
            if (next == '"') {
                return;
            }
            boolean escapes =
                    next == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
            word.append(escapes ? line.charAt(at++) : next);
        }
        throw endless();
    }

    private char escaped() {
        if (at == line.length()) {
            throw endless();
        }
        return line.charAt(at++);
    }

    private void end() {
        if (within) {
            words.add(word.toString());
        }
        word.setLength(0);
        within = false;
    }

    private static IllegalArgumentException endless() {
        return new IllegalArgumentException(
                "has a quote or a backslash without what belongs to it");
    }
}
