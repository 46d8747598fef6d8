package io.aerophoenix.fly.internal;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Configs as clients send them, each with some of what one may say.
final class RandomConfigs {
    private final SplittableRandom random;

    RandomConfigs(long seed) {
        this.random = new SplittableRandom(seed);
    }

    ObjectNode next() {
        var config = JsonNodeFactory.instance.objectNode();
        sometimes(config, it -> it.put("image", "nginx:" + random.nextInt(5)));
        runs(config);
        sometimes(config, it -> texts(it.putObject("env")));
        sometimes(config, it -> texts(it.putObject("metadata")));
        sometimes(config, it -> guest(it.putObject("guest")));
        sometimes(config, it -> it.put("size", "shared-cpu-2x"));
        sometimes(config, it -> restart(it.putObject("restart")));
        sometimes(config, it -> it.putObject("stop_config").put("timeout", 20_000_000_000L));
        sometimes(
                config,
                it -> it.putObject("stop_config").put("signal", "SIGTERM").put("timeout", "20s"));
        sometimes(config, it -> check(it.putObject("checks").putObject("Alive")));
        sometimes(config, it -> service(it.putArray("services").addObject()));
        sometimes(
                config,
                it ->
                        it.putArray("mounts")
                                .addObject()
                                .put("volume", "data")
                                .put("path", "/data")
                                .put("size_gb", 1));
        sometimes(config, it -> it.put("auto_destroy", true).put("schedule", "daily"));
        sometimes(
                config,
                it ->
                        it.putArray("files")
                                .addObject()
                                .put("guest_path", "/a")
                                .put("raw_value", "AA=="));
        sometimes(
                config,
                it ->
                        it.putObject("novelty")
                                .putNull("nothing")
                                .putArray("list")
                                .add(1.5)
                                .add("ü\uD83D\uDE00"));
        return config;
    }

    private void sometimes(ObjectNode config, Consumer<ObjectNode> change) {
        if (random.nextInt(3) == 0) {
            change.accept(config);
        }
    }

    private void runs(ObjectNode config) {
        switch (random.nextInt(3)) {
            case 0 -> config.putObject("init").putArray("exec").add("a").add("b c");
            case 1 -> config.putObject("init").put("tty", false).putArray("cmd").add("a");
            default -> {
                var process = config.putArray("processes").addObject();
                process.putArray("cmd").add("p");
                sometimes(process, it -> texts(it.putObject("env")));
            }
        }
    }

    private void texts(ObjectNode into) {
        for (int i = random.nextInt(4); i > 0; i--) {
            into.put("K" + random.nextInt(10), List.of("", "1", "ü", "a b").get(random.nextInt(4)));
        }
    }

    private void guest(ObjectNode guest) {
        sometimes(guest, it -> it.put("cpu_kind", "performance"));
        sometimes(guest, it -> it.put("cpus", 1 + random.nextInt(8)));
        sometimes(guest, it -> it.put("memory_mb", 256 << random.nextInt(4)));
        sometimes(guest, it -> it.put("gpu_kind", "a10"));
    }

    private void restart(ObjectNode restart) {
        sometimes(
                restart,
                it ->
                        it.put(
                                "policy",
                                List.of("no", "always", "on-failure").get(random.nextInt(3))));
        sometimes(restart, it -> it.put("max_retries", 1 + random.nextInt(20)));
    }

    private void check(ObjectNode check) {
        check.put("type", random.nextBoolean() ? "tcp" : "http").put("port", 80);
        sometimes(check, it -> it.put("interval", 15_000_000_000L));
        sometimes(check, it -> it.put("timeout", "2s"));
        sometimes(check, it -> it.put("kind", "readiness"));
    }

    private void service(ObjectNode service) {
        service.put("internal_port", 8080).put("protocol", "tcp");
        sometimes(service, it -> it.put("autostop", random.nextBoolean()));
        sometimes(service, it -> it.put("autostop", "suspend"));
        sometimes(service, it -> check(it.putArray("checks").addObject()));
    }

    /// What is to come back for what was sent.
    static ObjectNode expected(ObjectNode sent) {
        var expected = sent.deepCopy();
        for (var field : List.of("init", "env", "metadata", "guest", "restart")) {
            if (!expected.has(field)) {
                expected.putObject(field);
            }
        }
        guestDefaults((ObjectNode) expected.get("guest"), expected.has("size") ? 2 : 1);
        restartDefaults((ObjectNode) expected.get("restart"));
        if (expected.path("stop_config").path("timeout").isNumber()) {
            ((ObjectNode) expected.get("stop_config")).put("timeout", "20s");
        }
        expected.path("checks").forEach(check -> oneWay((ObjectNode) check));
        for (var service : expected.path("services")) {
            if (service.path("autostop").isBoolean()) {
                ((ObjectNode) service)
                        .put("autostop", service.path("autostop").booleanValue() ? "stop" : "off");
            }
            service.path("checks").forEach(check -> oneWay((ObjectNode) check));
        }
        if (expected.has("mounts")) {
            ((ObjectNode) expected.at("/mounts/0"))
                    .put("volume", "vol_8z0k3w6q4x9v2t1d")
                    .put("name", "data");
        }
        return expected;
    }

    private static void guestDefaults(ObjectNode guest, int times) {
        putIfAbsent(guest, it -> it.put("cpu_kind", "shared"), "cpu_kind");
        putIfAbsent(guest, it -> it.put("cpus", (long) times), "cpus");
        putIfAbsent(guest, it -> it.put("memory_mb", 256L * times), "memory_mb");
    }

    private static void restartDefaults(ObjectNode restart) {
        putIfAbsent(restart, it -> it.put("policy", "on-failure"), "policy");
        if (restart.path("policy").stringValue().equals("on-failure")) {
            putIfAbsent(restart, it -> it.put("max_retries", 10), "max_retries");
        }
    }

    private static void putIfAbsent(ObjectNode object, Consumer<ObjectNode> put, String field) {
        if (!object.has(field)) {
            put.accept(object);
        }
    }

    private static void oneWay(ObjectNode check) {
        if (check.path("interval").isNumber()) {
            check.put("interval", "15s");
        }
    }
}
