package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.lifecycle.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningApi.class)
class MachinesTest {
    private final RunningApi api;

    MachinesTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void showsAMachineWithItsVersionAsETag() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(RUNNING));

        var reply = api.get("/machines/" + ID);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        System.out.println(reply.body());
        System.out.println(reply.response().headers());
        System.out.println(api.get("/nothing").response() + api.get("/nothing").body());
        System.out.println(api.send(java.net.http.HttpRequest.newBuilder(api.uri("/x"))).body());
        System.out.println(
                api.send(java.net.http.HttpRequest.newBuilder(api.uri("/openapi"))).body());
        System.out.println(
                api.send(java.net.http.HttpRequest.newBuilder(api.uri("/api/v1/machines"))).body());
        System.out.println(
                api.send(java.net.http.HttpRequest.newBuilder(api.uri("/health/ready"))).body());
        System.out.println(
                api.send(java.net.http.HttpRequest.newBuilder(api.uri("/metrics"))).body());
        System.out.println(
                api.send(java.net.http.HttpRequest.newBuilder(api.uri("/.well-known/jwks.json")))
                        .body());
    }
}
