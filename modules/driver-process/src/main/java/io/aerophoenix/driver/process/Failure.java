package io.aerophoenix.driver.process;

import java.util.Arrays;
import java.util.Locale;

/// Why nothing runs for an intent, and never will.
enum Failure {
    /// It was asked for and not there; since then it must not begin any more.
    FENCED("this start was found not begun, and has been ruled out"),
    /// The deadline came first.
    DEADLINE("it did not run within its deadline; what there was of it has been ended"),
    /// The keeper was killed before it had begun.
    KEEPER("its keeper was killed before the command ran"),
    CWD("its working directory cannot be entered; check that it exists and that we may enter it"),
    LIMITS("its limits could not be taken on; check that the cgroup tree may be written"),
    DISK("the data folder cannot be written; check the space on its disk"),
    EXEC(
            "the command cannot be executed; check that it is a program for this host,"
                    + " and the interpreter named in its first line");

    private final String sentence;

    Failure(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a word means that the keeper, or we, wrote.
    static Failure ofWord(String word) {
        return Arrays.stream(values())
                .filter(failure -> failure.word().equals(word.strip()))
                .findFirst()
                .orElse(KEEPER);
    }
}
