package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Capability;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningFly.class)
class MetadataTest {
    private final RunningFly fly;
    private final FlyApp app;
    private final FlyClient go;
    private String machine = "";
    private String metadata = "";

    MetadataTest(RunningFly fly) {
        this.fly = fly;
        this.app = FlyApp.of(fly);
        this.go = fly.go();
    }

    @BeforeEach
    void createMachine() {
        machine = app.path(app.createWith("web", "\"a\":\"1\",\"b\":\"2\"").is(200).json());
        metadata = machine + "/metadata";
    }

    private String all() {
        return go.get(metadata).is(200).body();
    }

    @Test
    void isShownWholeAndByTheKey() {
        var value = go.get(metadata + "/a").is(200);

        assertThat(all()).isEqualTo("{\"a\":\"1\",\"b\":\"2\"}");
        Documents.check("metadataValueResponse", value.json());
        assertThat(value.text("/value")).isEqualTo("1");
        go.get(metadata + "/c").isError(404, "metadata key not found");
    }

    @Test
    void isSetAndRemovedByTheKey() {
        assertThat(go.post(metadata + "/c%20d", "{\"value\":\"3\"}").is(204).body()).isEmpty();
        assertThat(all()).isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"c d\":\"3\"}");

        fly.js().delete(metadata + "/c%20d").is(204);
        go.delete(metadata + "/never").is(204);
        go.post(metadata + "/a", "{\"value\":\"\"}").is(204);

        assertThat(all()).isEqualTo("{\"b\":\"2\"}");
        assertThat(go.get(machine).json().at("/config/metadata").toString())
                .isEqualTo("{\"b\":\"2\"}");
        assertThat(app.state(machine)).isEqualTo("started");
    }

    @Test
    void isReplacedWhole() {
        go.put(metadata, "{\"metadata\":{\"b\":\"3\",\"c\":\"4\",\"d\":null,\"e\":\"\"}}").is(204);

        assertThat(all()).isEqualTo("{\"b\":\"3\",\"c\":\"4\"}");
    }

    @Test
    void isMerged() {
        go.send("PATCH", metadata, "{\"metadata\":{\"a\":null,\"b\":\"\",\"c\":\"4\"}}").is(204);

        assertThat(all()).isEqualTo("{\"c\":\"4\"}");
    }

    @Test
    void isReplacedOnlyAtTheVersionThatWasSeen() {
        var seen = go.get(machine).text("/instance_id");
        var body = "{\"machine_version\":\"%s\",\"metadata\":{\"c\":\"%d\"}}";

        // A move makes no other configuration.
        go.post(machine + "/stop").is(200);
        go.put(metadata, body.formatted(seen, 1)).is(204);
        go.put(metadata, body.formatted(seen, 2))
                .isError(412, "failed_precondition: machine_version is " + seen);
        go.send("PATCH", metadata, body.formatted("01AN4Z07BY79KA1307SR9X4MV3", 3))
                .isError(412, "machine_version");

        assertThat(all()).isEqualTo("{\"c\":\"1\"}");
    }

    @Test
    void triesAgainWhereTheMachineHasMerelyMoved() {
        var seen = go.get(machine).text("/instance_id");
        fly.control()
                .refuse(
                        ConfigurationCommand.LabelMachine.class,
                        Refusal.of(ErrorCode.VERSION_CONFLICT, "it is at another version"));

        go.put(metadata, "{\"machine_version\":\"%s\",\"metadata\":{}}".formatted(seen))
                .isError(412, "failed_precondition: it is at another version");

        assertThat(fly.control().asked())
                .filteredOn(ConfigurationCommand.LabelMachine.class::isInstance)
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | '' | [] | json: cannot unmarshal array into the body",
                "PUT | '' | {\"metadata\":{\"a\":1}} | json: cannot unmarshal number into metadata.a of type string",
                "PUT | '' | {\"metadata\":\"a\"} | json: cannot unmarshal string into metadata of type object",
                "PATCH | '' | nonsense | json: cannot unmarshal the request",
                "PATCH | '' | {\"machine_version\":7} | json: cannot unmarshal number into machine_version of type string",
                "POST | /a | {\"value\":7} | json: cannot unmarshal number into value of type string",
                "POST | /a | '' | json: cannot unmarshal the request",
                "POST | /a%00 | {\"value\":\"1\"} | key: must not contain the character NUL",
            })
    void saysWhatIsWrongWithAChange(String method, String path, String body, String text) {
        go.send(method, metadata + path, body).isError(400, text);
    }

    @Test
    void isForThoseWhoMay() {
        var reader = go.withToken(fly.token(Capability.MACHINE_READ));

        reader.get(metadata).is(200);
        reader.put(metadata, "{\"metadata\":{}}").isError(403, "machine_create");
        reader.send("PATCH", metadata, "{\"metadata\":{}}").isError(403, "machine_create");
        reader.post(metadata + "/a", "{\"value\":\"1\"}").isError(403, "machine_create");
        reader.delete(metadata + "/a").isError(403, "machine_create");
    }

    @Test
    void takesNoNonceOfTheHolderOfALease() {
        var nonce = go.post(machine + "/lease?ttl=60").is(201).text("/data/nonce");
        var header = "fly-machine-lease-nonce";

        go.delete(metadata + "/a", header, "wrong").isError(409, "lease currently held by ada");
        go.delete(metadata + "/a", header, nonce).is(204);
        go.put(metadata, "{\"metadata\":{}}", header, nonce).is(204);
        go.post(metadata + "/a", "{\"value\":\"1\"}").is(204);
    }
}
