package io.aerophoenix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class CheckEditTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http:8080/healthz | {'name':'http-8080','kind':'http','port':8080,'path':'/healthz'}",
                "http:8080         | {'name':'http-8080','kind':'http','port':8080,'path':'/'}",
                "http:80/a?b=c:d   | {'name':'http-80','kind':'http','port':80,'path':'/a?b=c:d'}",
                "tcp:5432          | {'name':'tcp-5432','kind':'tcp','port':5432}",
                "exec:test -f x-   | {'name':'exec','kind':'exec','command':['sh','-c','test -f x-']}"
            })
    void readsAProbe(String text, String check) {
        assertThat(read(text).check()).isEqualTo(Json.tree(check.replace('\'', '"')));
    }

    @Test
    void readsOptions() {
        var edit =
                read(
                        "http:1/,name=web,interval=5,timeout=1,grace=0,failures=2,successes=3,then=restart,method=head");

        assertThat(edit.name()).isEqualTo("web");
        assertThat(edit.check())
                .isEqualTo(
                        Json.tree(
                                """
                                {"name":"web","kind":"http","port":1,"path":"/","intervalSeconds":5,"timeoutSeconds":1,
                                "graceSeconds":0,"failures":2,"successes":3,"then":"restart","method":"HEAD"}
                                """));
    }

    @Test
    void readsARemoval() {
        assertThat(read("http-8080-")).isEqualTo(new CheckEdit("http-8080", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web", "udp:53", "http:", "http:a/", "tcp:123456", "exec: ", "-"})
    void refusesWhatIsNoCheck(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("http:PORT/PATH, tcp:PORT and exec:COMMAND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:1,intervall=5", "exec:echo a,b", "tcp:1,"})
    void refusesWhatIsNoOption(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is no option of a check")
                .hasMessageContaining("interval=")
                .hasMessageContaining("-f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"often", "-1", "1.5", "", "99999999999"})
    void refusesWhatIsNoNumber(String interval) {
        assertThatThrownBy(() -> read("tcp:1,interval=" + interval))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("no whole number for a check's interval");
    }

    private static CheckEdit read(String text) {
        return new CheckEdit.Converter().convert(text);
    }
}
