package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static io.aerophoenix.lifecycle.Samples.creation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.wal.Entry;
import io.aerophoenix.wal.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeCodecTest {
    /// As it was written before there were notes, leases, cordons, checks and configurations.
    private static final String OLD_CREATION =
            """
            {"machine":"m-cabgsvpe8ctp0s3t60","transitions":[{"version":1,"to":"CREATED",
            "cause":"REQUEST","actor":"ada","intent":"m-cabgsvpe8ctp0s3t60.1","timings":
            {"queuedAt":"2026-01-01T12:00:00Z","doneAt":"2026-01-01T12:00:00Z"}},{"version":2,
            "from":"CREATED","to":"STARTING","cause":"REQUEST","actor":"ada","intent":
            "m-cabgsvpe8ctp0s3t60.1","timings":{"queuedAt":"2026-01-01T12:00:00Z","doneAt":
            "2026-01-01T12:00:00Z"}}],"after":{"state":"STARTING","version":2,"step":1,
            "updatedAt":"2026-01-01T12:00:00Z","operation":{"intent":"m-cabgsvpe8ctp0s3t60.1",
            "action":"START","then":[],"actor":"ada","cause":"REQUEST","queuedAt":
            "2026-01-01T12:00:00Z","intendedAt":"2026-01-01T12:00:00Z"},"restarts":0},
            "created":{"id":"m-cabgsvpe8ctp0s3t60","app":"demo","region":"iad","spec":{"name":
            "web-1","driver":"scripted","command":["run"],"env":{"KEY":"value"},"resources":
            {"cpus":1.0,"memoryMb":100},"restart":{"mode":"NEVER","maxRetries":10},"stop":
            {"signal":"SIGTERM","grace":"PT1S"},"metadata":{}},"createdAt":
            "2026-01-01T12:00:00Z","creationDigest":"digest of web-1","status":{"state":
            "STARTING","version":2,"step":1,"updatedAt":"2026-01-01T12:00:00Z","operation":
            {"intent":"m-cabgsvpe8ctp0s3t60.1","action":"START","then":[],"actor":"ada",
            "cause":"REQUEST","queuedAt":"2026-01-01T12:00:00Z","intendedAt":
            "2026-01-01T12:00:00Z"},"restarts":0}}}
            """;

    private static final String OLD_OUTCOME =
            """
            {"machine":"m-cabgsvpe8ctp0s3t60","transitions":[{"version":3,"from":"STARTING",
            "to":"RUNNING","cause":"REQUEST","actor":"ada","intent":"m-cabgsvpe8ctp0s3t60.1",
            "timings":{"queuedAt":"2026-01-01T12:00:00Z","journaledAt":"2026-01-01T12:00:00Z",
            "effectStartedAt":"2026-01-01T12:00:00Z","effectDoneAt":"2026-01-01T12:00:00Z",
            "doneAt":"2026-01-01T12:00:00Z"}}],"after":{"state":"RUNNING","version":3,"step":2,
            "updatedAt":"2026-01-01T12:00:00Z","instance":{"startedBy":
            "m-cabgsvpe8ctp0s3t60.1","startedAt":"2026-01-01T12:00:00Z","pid":42,"limits":
            [{"resource":"cpus","value":1.0,"by":"cgroup-v2"}]},"restarts":0}}
            """;

    private final ChangeCodec codec = new ChangeCodec();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsAnEntryOfAnEarlierVersionAsWhatItMeant() {
        var expected = Transitions.create(creation("web-1", Action.START), NOON, NOON);

        assertThat(codec.decode(bytes(OLD_CREATION))).isEqualTo(expected);
    }

    @Test
    void putsAMachineTogetherFromEntriesOfAnEarlierVersion() {
        var id = Samples.id("web-1");
        var entries =
                List.of(
                        new Entry(id, 1, bytes(OLD_CREATION), Snapshot.NONE),
                        new Entry(id, 2, bytes(OLD_OUTCOME), Snapshot.NONE));

        var machine = new Replay(codec).machine(null, entries);

        assertThat(machine.version()).isEqualTo(3);
        assertThat(machine.status().lease()).isNull();
        assertThat(machine.status().cordoned()).isFalse();
        assertThat(machine.spec().checks()).isEmpty();
    }

    @Test
    void refusesEntriesThatDoNotFollowOneAnother() {
        var id = Samples.id("web-1");
        var entries = List.of(new Entry(id, 2, bytes(OLD_OUTCOME), Snapshot.NONE));

        assertThatThrownBy(() -> new Replay(codec).machine(null, entries))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not create it");
    }

    @Test
    void refusesWhatIsNoChange() {
        assertThatThrownBy(() -> codec.decode(bytes("{\"machine\":")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a change");
    }

    @Test
    void skipsWhatItDoesNotKnow() {
        var later =
                OLD_OUTCOME
                        .replace(
                                "\"after\":{", "\"mood\":{\"is\":[{}]},\"after\":{\"mood\":[1,{}],")
                        .replace("\"pid\":42", "\"pid\":42,\"pids\":[42]");

        assertThat(codec.decode(bytes(later))).isEqualTo(codec.decode(bytes(OLD_OUTCOME)));
    }

    @Test
    void readsWhatIsNullAsMissing() {
        var explicit =
                OLD_OUTCOME.replace(
                        "\"after\":{",
                        "\"notes\":null,\"spec\":null,\"after\":{\"lease\":null,\"cordoned\":null,");

        assertThat(codec.decode(bytes(explicit))).isEqualTo(codec.decode(bytes(OLD_OUTCOME)));
    }

    /// Each differs from a change in one thing; the message names it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "state":"RUNNING"     | "state":"RUNS"        | RUNS
                    "state":"RUNNING",    | ''                    | state is missing
                    "to":"RUNNING"        | "to":7                | to is VALUE_NUMBER_INT
                    "pid":42              | "pid":"42"            | pid is VALUE_STRING
                    "limits":             | "limits":7,"other":   | limits is VALUE_NUMBER_INT
                    "timings":            | "timings":[],"other": | timings is START_ARRAY
                    m-cabgsvpe8ctp0s3t60  | machine               | a machine id looks like
                    s3t60.1               | s3t60.                | For input string
                    2026-01-01            | 2026-13-01            | MonthOfYear
                    """)
    void refusesWhatIsAlmostAChange(String right, String wrong, String reason) {
        var text = OLD_OUTCOME.replace(right, wrong);

        assertThatThrownBy(() -> codec.decode(bytes(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a change: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesMoreThanOneChange() {
        assertThatThrownBy(() -> codec.decode(bytes(OLD_OUTCOME + OLD_OUTCOME)))
                .hasMessageContaining("not a change: there is more");
    }

    @Test
    void refusesWhatIsNoMachine() {
        assertThatThrownBy(() -> codec.decodeMachine(bytes(OLD_OUTCOME)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a machine: id is missing");
    }
}
