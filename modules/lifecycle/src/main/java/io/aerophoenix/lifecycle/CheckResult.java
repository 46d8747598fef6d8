package io.aerophoenix.lifecycle;

/// What one try of a health check found.
///
/// @param output one line for people; what is longer than [#MOST_OUTPUT] characters is cut off
public record CheckResult(boolean passed, String output) {
    public static final int MOST_OUTPUT = 200;

    public CheckResult {
        output = oneLine(output);
    }

    public static CheckResult passed(String output) {
        return new CheckResult(true, output);
    }

    public static CheckResult failed(String output) {
        return new CheckResult(false, output);
    }

    private static String oneLine(String text) {
        // Cut first: what a workload answers may be long.
        var some = text.substring(0, Math.min(text.length(), 4 * MOST_OUTPUT));
        var line = some.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= MOST_OUTPUT ? line : line.substring(0, MOST_OUTPUT - 1) + "…";
    }
}
