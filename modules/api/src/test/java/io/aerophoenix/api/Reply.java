package io.aerophoenix.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the API answered.
record Reply(HttpResponse<String> response) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        return MAPPER.readTree(body());
    }

    /// Checks that this is a well-formed problem that shows nothing of our inside.
    Reply isProblem(int status, String code) {
        assertThat(status()).as(body()).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json().path("type").stringValue()).isEqualTo("urn:aerophoenix:problem:" + code);
        assertThat(json().path("code").stringValue()).isEqualTo(code);
        assertThat(json().path("status").intValue()).isEqualTo(status);
        assertThat(json().path("title").stringValue()).isNotBlank();
        assertThat(json().path("detail").stringValue()).isNotBlank();
        assertThat(body()).doesNotContain("Exception", "io.aero", "io.helidon", "jackson", "\tat ");
        return this;
    }

    /// Checks that the problem names this field among its errors.
    Reply faults(String... fields) {
        assertThat(json().path("errors").values())
                .extracting(it -> it.path("field").stringValue())
                .containsExactlyInAnyOrder(fields);
        return this;
    }
}
