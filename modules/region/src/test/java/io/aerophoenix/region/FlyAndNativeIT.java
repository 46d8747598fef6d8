package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The compatible API and our own are two ways to the same machines.
@WholeProcess
class FlyAndNativeIT {
    private static final String SCRIPT = "trap 'exit 0' INT TERM; while :; do sleep 0.05; done";

    @Test
    void showAndMoveTheMachineThatTheCompatibleOneHasMade(@TempDir Path folder) throws Exception {
        try (var living = LivingRegion.in(folder)) {
            var region = living.start(Map.of("--fly-rates", "off"));
            makeApp(region);
            var id = fly(region, "POST", "", configOf("till")).path("id").asString();
            fly(region, "GET", "/%s/wait".formatted(id), "");

            var seen = region.machine(id);
            assertThat(seen.state()).isEqualTo("running");
            assertThat(seen.name()).isEqualTo("till");
            assertThat(region.machines()).extracting(MachineView::id).containsExactly(id);
            assertThat(region.history(id)).isNotEmpty();

            region.act(id, "stop").orFail();

            var stopped = fly(region, "GET", "/" + id, "");
            assertThat(stopped.path("state").asString()).isEqualTo("stopped");
            assertThat(stopped.path("config").path("image").asString()).isEqualTo("shop/till:3");

            fly(region, "DELETE", "/" + id, "");

            assertThat(region.machine(id).state()).isEqualTo("terminated");
        }
    }

    @Test
    void showAndMoveTheMachineThatTheNativeOneHasMade(@TempDir Path folder) throws Exception {
        try (var living = LivingRegion.in(folder)) {
            var region = living.start(Map.of("--fly-rates", "off"));
            makeApp(region);
            var wanted = NewMachine.script("till", SCRIPT);
            var made =
                    region.create(new NewMachine("shop", "till", wanted.body()))
                            .orFail()
                            .as(MachineView.class);

            var listed = fly(region, "GET", "", "");
            assertThat(listed).hasSize(1);
            assertThat(listed.get(0).path("id").asString()).isEqualTo(made.id());
            assertThat(listed.get(0).path("state").asString()).isEqualTo("started");
            assertThat(listed.get(0).path("config").path("init").path("exec"))
                    .extracting(JsonNode::asString)
                    .containsExactly("sh", "-c", SCRIPT);

            var nonce =
                    fly(region, "POST", "/%s/lease?ttl=600".formatted(made.id()), "")
                            .path("data")
                            .path("nonce")
                            .asString();

            assertThat(region.act(made.id(), "stop").code()).isEqualTo("locked");
            var locked = ask(region, "POST", "/%s/stop".formatted(made.id()), "", Map.of());
            assertThat(locked.status()).isEqualTo(409);

            var key = Map.of("fly-machine-lease-nonce", nonce);
            ask(region, "DELETE", "/%s?force=true".formatted(made.id()), "", key).orFail();

            assertThat(region.machine(made.id()).state()).isEqualTo("terminated");
        }
    }

    private static void makeApp(RegionClient region) throws Exception {
        var app = "{\"name\": \"shop\", \"org_slug\": \"personal\"}";
        region.send(
                        new RawRequest(
                                "POST",
                                "/fly/v1/apps",
                                Map.of("Content-Type", "application/json"),
                                app))
                .orFail();
    }

    private static String configOf(String name) {
        return """
        {"name": "%s", "config": {"image": "shop/till:3", "init": {"exec": ["sh", "-c", "%s"]}}}
        """
                .formatted(name, SCRIPT);
    }

    private static JsonNode fly(RegionClient region, String method, String path, String body)
            throws Exception {
        return ask(region, method, path, body, Map.of()).orFail().json();
    }

    /// @param path what comes after `/machines`
    private static Reply ask(
            RegionClient region,
            String method,
            String path,
            String body,
            Map<String, String> headers)
            throws Exception {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return region.send(new RawRequest(method, "/fly/v1/apps/shop/machines" + path, all, body));
    }
}
