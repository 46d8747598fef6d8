package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What this API answered.
///
/// @param headers by name, whatever its case
record FlyReply(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static FlyReply read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", -1)[1]);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new FlyReply(status, headers, new String(body(in, headers), StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return chunks(in);
        }
        return in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int length = chunk(in); length > 0; length = chunk(in)) {
            bytes.write(in.readNBytes(length));
            line(in);
        }
        return bytes.toByteArray();
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the answer broke off after: " + bytes);
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    JsonNode json() {
        return MAPPER.readTree(body);
    }

    /// What is under a JSON pointer, as a text.
    String text(String pointer) {
        var node = json().at(pointer);
        assertThat(node.isString()).as("%s of %s is a text", pointer, body).isTrue();
        return node.stringValue();
    }

    /// Checks the status of an answer that is no error.
    FlyReply is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(header("fly-request-id")).isNotBlank();
        return this;
    }

    /// Checks that this is a well-formed error that shows nothing of our inside.
    ///
    /// @param text part of what it must say
    FlyReply isError(int expected, String text) {
        is(expected);
        assertThat(header("Content-Type")).startsWith("application/json");
        assertThat(json().path("error").stringValue()).contains(text);
        assertThat(json().path("status").stringValue()).isNotBlank();
        assertThat(body).doesNotContain("Exception", "io.aero", "io.helidon", "jackson", "\tat ");
        return this;
    }
}
