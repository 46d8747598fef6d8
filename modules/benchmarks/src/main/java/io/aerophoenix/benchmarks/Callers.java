package io.aerophoenix.benchmarks;

/// How many callers there are, in words.
final class Callers {
    private Callers() {}

    static String words(int callers) {
        return callers == 1 ? "1 caller" : callers + " callers";
    }
}
