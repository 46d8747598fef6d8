package io.aerophoenix.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The npm package `fly-admin`, a client that others wrote, in a process of Node.js.
final class FlyAdmin implements AutoCloseable {
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final Set<String> methods;

    private FlyAdmin(Path log, Process process) throws IOException {
        this.log = log;
        this.process = process;
        this.answers = process.inputReader();
        this.methods =
                answer().path("answer")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
    }

    /// What a call came to: an answer, or why not.
    record Outcome(@Nullable JsonNode answer, @Nullable String error) {}

    /// @param base the address that the client adds `/v1/...` to
    static FlyAdmin start(URI base, String token) throws IOException, InterruptedException {
        var folder = NodePackages.installed();
        var log = folder.resolve("bridge.log");
        var builder = new ProcessBuilder("node", "bridge.js").directory(folder.toFile());
        builder.environment()
                .putAll(Map.of("FLY_ADMIN_URL", base.toString(), "FLY_ADMIN_TOKEN", token));
        return new FlyAdmin(log, builder.redirectError(log.toFile()).start());
    }

    /// The names of all its methods, such as `Machine.stopMachine`.
    Set<String> methods() {
        return methods;
    }

    /// Calls a method and waits for its outcome.
    Outcome call(String method, List<JsonNode> with) throws IOException {
        var line =
                JsonMapper.shared().writeValueAsString(Map.of("call", method, "with", with)) + "\n";
        var calls = process.outputWriter();
        calls.write(line);
        calls.flush();
        return JsonMapper.shared().treeToValue(answer(), Outcome.class);
    }

    private JsonNode answer() throws IOException {
        var line = answers.readLine();
        if (line == null) {
            throw new AssertionError("the client has ended: " + Files.readString(log));
        }
        return JsonMapper.shared().readTree(line);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
