package io.aerophoenix.driver.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.driver.process.LogLines.LastLine;
import io.aerophoenix.driver.process.LogLines.Line;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final long KEPT = 64 << 10;
    private static final int MANY = 10_000;

    private Path file;
    private LogFile log;

    @BeforeEach
    void open(@TempDir Path folder) {
        file = folder.resolve("stdout.log");
        log = new LogFile(file);
    }

    @Test
    void waitsForTheRestOfALineWhileItsWriterLives() throws Exception {
        write("one\ntw");

        assertThat(texts(log.read(0, MANY, LastLine.GOES_ON))).containsExactly("one");
        assertThat(texts(log.read(0, MANY, LastLine.IS_COMPLETE))).containsExactly("one", "tw");
    }

    @Test
    void doesNotMakeAnEmptyLineOfABreakThatComesAfterItsLineWasRead() throws Exception {
        write("tw");
        long next = log.read(0, MANY, LastLine.IS_COMPLETE).next();

        log.endLine();
        write("three\n");

        assertThat(texts(log.read(next, MANY, LastLine.GOES_ON))).containsExactly("three");
        assertThat(texts(log.read(0, MANY, LastLine.GOES_ON))).containsExactly("tw", "three");
    }

    @Test
    void cutsALongLineIntoPiecesBetweenCharacters() throws Exception {
        var line = "x" + "é".repeat(LogLines.MAX_LINE_BYTES);
        write(line + "\nshort\n");

        var texts = texts(log.read(0, MANY, LastLine.GOES_ON));

        assertThat(String.join("", texts.subList(0, texts.size() - 1))).isEqualTo(line);
        assertThat(texts.getLast()).isEqualTo("short");
        assertThat(texts)
                .allMatch(text ->
                        text.getBytes(StandardCharsets.UTF_8).length <= LogLines.MAX_LINE_BYTES);
    }

    @Test
    void readsALineOfExactlyTheLongestLengthAsOne() throws Exception {
        write("x".repeat(LogLines.MAX_LINE_BYTES) + "\n\nend\n");

        assertThat(texts(log.read(0, MANY, LastLine.GOES_ON)))
                .containsExactly("x".repeat(LogLines.MAX_LINE_BYTES), "", "end");
    }

    @Test
    void takesAnyBytesForText() throws Exception {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0x80, 'a', '\r', '\n'});

        assertThat(texts(log.read(0, MANY, LastLine.GOES_ON))).containsExactly("\ufffd\ufffda");
    }

    @Test
    void readsFromTheOldestWhenTheOffsetIsNotWithinTheLog() throws Exception {
        write("one\ntwo\n");

        assertThat(texts(log.read(1000, MANY, LastLine.GOES_ON))).containsExactly("one", "two");
    }

    @Test
    void findsTheBeginningOfItsLastLines() throws Exception {
        write("one\ntwo\nthree\n");

        assertThat(log.tail(2)).isEqualTo(4);
        assertThat(log.tail(0)).isEqualTo(14);
        assertThat(log.tail(99)).isZero();
    }

    @Test
    void findsTheTailOfALineThatNeverEnds() throws Exception {
        write("first\n" + "é".repeat(3_000_000));

        var tail = log.read(log.tail(1), MANY, LastLine.IS_COMPLETE).lines();

        assertThat(tail).hasSizeBetween(1, 2);
        assertThat(tail).allMatch(line -> line.text().matches("é+"));
        assertThat(tail.getLast().end()).isEqualTo(log.size());
        assertThat(log.read(log.tail(1), MANY, LastLine.GOES_ON).lines()).hasSize(1);
    }

    @Test
    void findsATailThatFitsAPageHoweverManyLinesAreAskedFor() throws Exception {
        write(("x".repeat(999) + "\n").repeat(2000));

        var tail = log.read(log.tail(MANY), MANY, LastLine.GOES_ON);

        assertThat(tail.next()).isEqualTo(log.size());
        assertThat(tail.lines())
                .hasSize((int) LogFile.MAX_PAGE_BYTES / 1000)
                .allMatch(line -> line.text().length() == 999);
    }

    @Test
    void givesBackTheSpaceOfItsBeginningAndKeepsItsOffsets() throws Exception {
        write("0123456789abcde\n".repeat(64 << 10));
        long size = log.size();

        assertThat(log.trim(KEPT)).isTrue();

        assertThat(log.size()).isEqualTo(size);
        assertThat(log.size() - log.oldest()).isBetween(KEPT - 100, KEPT);
        assertThat(diskKb()).isLessThan(2 * KEPT / 1024);
        assertThat(texts(log.read(0, MANY, LastLine.GOES_ON)))
                .hasSize((int) KEPT / 16 - 1)
                .containsOnly("0123456789abcde");
    }

    @Test
    void losesNothingWhileAProcessWritesFastAndItIsTrimmed() throws Exception {
        var script = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); echo \"line $i\"; done";
        var writer =
                new ProcessBuilder("sh", "-c", script)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()))
                        .start();
        var lines = new ArrayList<Line>();
        long next = 0;

        boolean writes = true;
        while (writes) {
            writes = writer.isAlive();
            var page = log.read(next, MANY, LastLine.GOES_ON);
            next = page.next();
            lines.addAll(page.lines());
            log.trim(KEPT);
            writes |= next < log.size();
        }

        assertThat(lines.getLast().text()).isEqualTo("line 200000");
        assertThat(lines).allMatch(line -> line.text().matches("line \\d+"));
        // The reader may be overtaken, but then goes on where the log begins: whatever it missed
        // had been let go.
        assertThat(numbers(lines)).isSorted().doesNotHaveDuplicates();
        assertThat(numbers(lastPage())).isEqualTo(consecutiveTo(200_000, lastPage().size()));
        assertThat(diskKb()).isLessThan(4 * KEPT / 1024);
    }

    private List<Line> lastPage() throws Exception {
        return log.read(0, 100 * MANY, LastLine.GOES_ON).lines();
    }

    private static List<Integer> numbers(List<Line> lines) {
        return lines.stream().map(line -> Integer.valueOf(line.text().substring(5))).toList();
    }

    private static List<Integer> consecutiveTo(int last, int count) {
        return IntStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    private static List<String> texts(LogLines page) {
        return page.lines().stream().map(Line::text).toList();
    }

    private long diskKb() throws Exception {
        var du = new ProcessBuilder("du", "-k", file.toString()).start();
        var answer = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(answer.split("\\s", 2)[0]);
    }

    private void write(String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
