package io.aerophoenix.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/// A region that was just started, asked again and again until it answers. Closing it kills it.
final class StartingRegion implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int OK = 200;

    private final Process process;
    private final long startedNanos;
    private final HttpRequest question;
    private final HttpClient client = HttpClient.newHttpClient();

    private StartingRegion(Process process, long startedNanos, HttpRequest question) {
        this.process = process;
        this.startedNanos = startedNanos;
        this.question = question;
    }

    /// Starts the region of a folder.
    static StartingRegion start(Path app, Path data) throws IOException, InterruptedException {
        int port = freePort();
        var question =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/machines?limit=1"
                                                .formatted(port)))
                        .header("Authorization", "Bearer " + RegionProcess.token(app, data))
                        .timeout(Duration.ofSeconds(30))
                        .build();
        long startedNanos = System.nanoTime();
        return new StartingRegion(RegionProcess.launch(app, data, port), startedNanos, question);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Waits until the list of machines is answered, and has so many in all.
    ///
    /// @return the time since the start of the process
    Duration awaitAnswer(int machines) throws IOException, InterruptedException {
        while (total().orElse(-1) < machines) {
            requireAlive();
            Thread.sleep(LOOK_EVERY);
        }
        return sinceStart();
    }

    private OptionalLong total() throws InterruptedException {
        try {
            var answer = client.send(question, BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? OptionalLong.of(
                            JsonMapper.shared().readTree(answer.body()).get("total").asLong())
                    : OptionalLong.empty();
        } catch (IOException e) {
            // Not listening yet.
            return OptionalLong.empty();
        }
    }

    private void requireAlive() throws IOException {
        if (!process.isAlive() || sinceStart().compareTo(LONGEST_START) > 0) {
            throw new IllegalStateException("the region did not start; its log says why");
        }
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    double residentMb() throws IOException {
        return RegionProcess.residentMb(process);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
