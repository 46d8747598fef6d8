package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ls -la;ls,-la",
                "  ls\t -la  ;ls,-la",
                "echo 'a b' \"c d\";echo,a b,c d",
                "echo a'b 'c\" d\";echo,ab c d",
                "echo \"a\\\"b\" \"a\\b\";echo,a\"b,a\\b",
                "echo a\\ b \\';echo,a b,'",
                "echo $HOME *;echo,$HOME,*",
            })
    void cutsALineIntoItsWords(String line, String words) {
        assertThat(ShellWords.of(line)).isEqualTo(List.of(words.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void findsNoneInNothing(String line) {
        assertThat(ShellWords.of(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo ''", "echo \"\""})
    void findsEmptyOnes(String line) {
        assertThat(ShellWords.of(line)).containsExactly("echo", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'a", "echo \"a", "echo a\\", "echo \"a\\"})
    void refusesWhatHasNoEnd(String line) {
        assertThatThrownBy(() -> ShellWords.of(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a quote or a backslash");
    }
}
