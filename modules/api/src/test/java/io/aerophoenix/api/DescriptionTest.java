package io.aerophoenix.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

@ExtendWith(WithRunningApi.class)
class DescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final RunningApi api;
    private JsonNode description;

    DescriptionTest(RunningApi api) {
        this.api = api;
        this.description = NullNode.getInstance();
    }

    @BeforeEach
    void read() {
        var request = HttpRequest.newBuilder(api.uri("/openapi"));
        description = api.send(request.header("Accept", "application/json")).json();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/apps/{app}/machines,    post,   201, Machine",
        "/api/v1/machines,               get,    200, Machines",
        "/api/v1/machines/{id},          get,    200, MachineOrQuarantined",
        "/api/v1/machines/{id},          delete, 200, Machine",
        "/api/v1/machines/{id}/start,    post,   200, Machine",
        "/api/v1/machines/{id}/stop,     post,   200, Machine",
        "/api/v1/machines/{id}/suspend,  post,   200, Machine",
        "/api/v1/machines/{id}/resume,   post,   200, Machine",
        "/api/v1/machines/{id}/restart,  post,   200, Machine",
        "/api/v1/machines/{id}/cordon,   post,   200, Machine",
        "/api/v1/machines/{id}/uncordon, post,   200, Machine",
        "/api/v1/machines/{id}/readmit,  post,   200, Machine",
        "/api/v1/regions/{code}/index/rebuild, post, 200, Rebuild",
        "/api/v1/machines/{id}/lease,    get,    200, MachineLease",
        "/api/v1/machines/{id}/lease,    post,   201, LeaseGrant",
        "/api/v1/machines/{id}/lease,    post,   200, MachineLease",
        "/api/v1/machines/{id}/config,   put,    200, Machine",
        "/api/v1/machines/{id}/configs,  get,    200, Configurations",
        "/api/v1/machines/{id}/rollback, post,   200, Machine",
        "/api/v1/machines/{id}/metadata, patch,  200, Machine",
        "/api/v1/machines/{id}/health,   get,    200, Health",
        "/api/v1/machines/{id}/signal,   post,   200, Machine",
        "/api/v1/machines/{id}/exec,     post,   200, ExecutionOutcome",
        "/api/v1/machines/{id}/history,  get,    200, History",
        "/api/v1/machines/{id}/wait,     get,    200, Awaited",
        "/api/v1/machines/{id}/processes, get,   200, Processes",
        "/api/v1/machines/{id}/memory,   get,    200, Memory",
        "/api/v1/machines/{id}/memory,   put,    200, Memory",
        "/api/v1/machines/{id}/memory/reclaim, post, 200, Reclaimed",
        "/api/v1/machines/{id}/logs,     get,    200, Logs",
        "/api/v1/machines/{id}/usage,    get,    200, Usage",
        "/api/v1/regions,                get,    200, Regions",
        "/api/v1/sign-in-codes,          post,   201, SignIn"
    })
    void namesWhatEveryCallAnswers(String path, String method, String status, String schema) {
        var operation = description.path("paths").path(path).path(method);

        assertThat(operation.path("summary").stringValue("")).isNotBlank();
        assertThat(
                        operation
                                .path("responses")
                                .path(status)
                                .path("content")
                                .path("application/json")
                                .path("schema")
                                .path("$ref")
                                .stringValue(""))
                .isEqualTo("#/components/schemas/" + schema);
    }

    @Test
    void leavesNoSchemaEmpty() {
        var schemas = description.path("components").path("schemas");

        assertThat(schemas.propertyNames())
                .contains("Machine", "NewMachine", "Problem", "Fault", "Change", "Missed");
        for (var schema : schemas.properties()) {
            var value = schema.getValue();
            assertThat(
                            value.path("properties").size()
                                    + value.path("oneOf").size()
                                    + value.path("enum").size()
                                    + value.path("items").size())
                    .as(schema.getKey())
                    .isPositive();
        }
    }

    @Test
    void pointsToNothingThatIsNotThere() {
        var schemas = description.path("components").path("schemas");

        for (var reference : description.findValuesAsString("$ref")) {
            assertThat(schemas.has(reference.replace("#/components/schemas/", "")))
                    .as(reference)
                    .isTrue();
        }
    }

    @Test
    void saysOfEveryCallOfTheApiHowItFails() {
        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && path.getKey().startsWith("/api/")) {
                    assertThat(operation.getValue().path("responses").propertyNames())
                            .as(path.getKey())
                            .contains("400", "401", "403", "default");
                }
            }
        }
    }

    @Test
    void namesAllParametersThatThereAre() {
        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && path.getKey().startsWith("/api/")) {
                    refusesAnyOther(path.getKey(), operation.getKey());
                }
            }
        }
    }

    private void refusesAnyOther(String path, String method) {
        var address =
                path.replace("/api/v1", "")
                        .replace("{app}", "shop")
                        .replace("{code}", "iad")
                        .replace("{id}", Samples.ID.toString());
        var body = BodyPublishers.ofString(Set.of("get", "delete").contains(method) ? "" : "{}");

        var reply =
                api.send(
                        api.request(address + "?unheard-of=1")
                                .header("Content-Type", "application/json")
                                .method(method.toUpperCase(Locale.ROOT), body));

        assertThat(reply.isProblem(400, "invalid_request").json().path("errors").values())
                .as("%s %s", method, path)
                .extracting(it -> it.path("field").stringValue())
                .contains("unheard-of");
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void tellsThatATokenIsNeeded() {
        assertThat(description.path("security")).hasToString("[{\"token\":[]}]");
        var scheme = description.path("components").path("securitySchemes").path("token");
        assertThat(scheme.path("type").stringValue("")).isEqualTo("http");
        assertThat(scheme.path("scheme").stringValue("")).isEqualTo("bearer");
        assertThat(scheme.path("bearerFormat").stringValue("")).isEqualTo("JWT");
    }

    @Test
    void describesTheStreams() {
        var paths = description.path("paths");

        assertThat(
                        paths.path("/api/v1/events")
                                .path("get")
                                .path("responses")
                                .path("200")
                                .path("content")
                                .path("text/event-stream")
                                .path("schema")
                                .path("oneOf")
                                .size())
                .isEqualTo(2);
        assertThat(
                        paths.path("/api/v1/machines/{id}/logs")
                                .path("get")
                                .path("responses")
                                .path("200")
                                .path("content")
                                .propertyNames())
                .contains("application/json", "text/event-stream");
    }

    @Test
    void describesTheKeysThatAreShownWithoutToken() {
        var keys = description.path("paths").path("/.well-known/jwks.json").path("get");

        assertThat(keys.path("security").isArray()).isTrue();
        assertThat(keys.path("security").size()).isZero();
    }

    @Test
    void knowsEveryFieldOfANewMachine() {
        var fields =
                description
                        .path("components")
                        .path("schemas")
                        .path("NewMachine")
                        .path("properties")
                        .propertyNames();

        for (var field : fields) {
            var body = "{\"%s\":true}".formatted(field);
            assertThat(api.post("/apps/shop/machines", body).body())
                    .as(field)
                    .doesNotContain("no such field");
        }
        assertThat(fields).hasSize(12);
    }

    @Test
    void knowsEveryFieldOfASpecAndOfACheck() {
        var schemas = description.path("components").path("schemas");
        var spec = schemas.path("WholeSpec").path("properties").propertyNames();
        var check = schemas.path("HealthCheck").path("properties").propertyNames();

        for (var field : spec) {
            var body = "{\"spec\":{\"%s\":true}}".formatted(field);
            assertThat(api.send("PUT", "/machines/" + Samples.ID + "/config", body).body())
                    .as(field)
                    .doesNotContain("no such field");
        }
        for (var field : check) {
            var kind = field.equals("kind") ? "" : "\"kind\":\"?\",";
            var body = "{\"checks\":[{%s\"%s\":true}]}".formatted(kind, field);
            assertThat(api.post("/apps/shop/machines", body).body())
                    .as(field)
                    .doesNotContain("no such field");
        }
        assertThat(spec).hasSize(11);
        assertThat(check).hasSize(13);
    }

    @Test
    void namesTheHeadersOfEveryChangeOfAMachine() {
        for (var path : description.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var headers =
                        operation.getValue().path("parameters").values().stream()
                                .filter(it -> it.path("in").stringValue("").equals("header"))
                                .map(it -> it.path("name").stringValue(""))
                                .filter(it -> !it.equals("Last-Event-ID"))
                                .toList();
                assertThat(headers)
                        .as(operation.getKey() + " " + path.getKey())
                        .isEqualTo(headersOf(path.getKey(), operation.getKey()));
            }
        }
    }

    private static List<String> headersOf(String path, String method) {
        if (path.endsWith("/apps/{app}/machines")) {
            return List.of("Idempotency-Key");
        }
        boolean change = !method.equals("get") && path.startsWith("/api/v1/machines/{id}");
        if (!change || path.endsWith("/readmit")) {
            return List.of();
        }
        return path.endsWith("/lease")
                ? List.of("Machine-Lease-Nonce", "Idempotency-Key")
                : List.of("If-Match", "Machine-Lease-Nonce", "Idempotency-Key");
    }

    @Test
    void knowsEveryParameterOfAQuery() {
        var parameters = description.path("paths").path("/api/v1/machines").path("get");

        for (var parameter : parameters.path("parameters")) {
            var query = parameter.path("name").stringValue("") + "=%00";
            assertThat(api.get("/machines?" + query).body()).doesNotContain("no such parameter");
        }
        assertThat(parameters.path("parameters").size()).isEqualTo(7);
    }
}
