package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The spec of a machine as a config of this API: as it was given, with what was left open filled in, and what was changed
/// since as it is now. Pure.
///
/// A machine that was made through another face has a config too: all that its spec says, without an image.
final class ConfigWriter {
    private ConfigWriter() {}

    static ObjectNode write(MachineSpec spec) {
        var annex = annex(spec);
        var config = annex == null ? ofSpec(spec) : annex;
        if (annex != null) {
            ConfigAlignment.align(annex, spec);
        }
        if (!config.has(ConfigReader.ENV)) {
            putTexts(config, ConfigReader.ENV, spec.env());
        }
        putTexts(config, ConfigReader.METADATA, spec.metadata());
        complete(config, spec);
        return config;
    }

    /// Null for a machine that was not made through this face.
    private static @Nullable ObjectNode annex(MachineSpec spec) {
        var text = spec.annexes().get(ConfigReader.ANNEX);
        return text == null ? null : (ObjectNode) Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode ofSpec(MachineSpec spec) {
        var config = JsonNodeFactory.instance.objectNode();
        var init = config.putObject("init");
        if (!spec.command().isEmpty()) {
            var command = init.putArray("exec");
            spec.command().forEach(command::add);
        }
        ConfigGuest.of(spec.resources()).complete(config.putObject("guest"));
        ConfigStop.write(spec.stop(), config.putObject("stop_config"));
        if (!spec.checks().isEmpty()) {
            ConfigChecks.write(spec.checks(), config.putObject("checks"));
        }
        return config;
    }

    private static void complete(ObjectNode config, MachineSpec spec) {
        ConfigAlignment.object(config, "init");
        ConfigGuest.of(ConfigFields.of(config)).complete(ConfigAlignment.object(config, "guest"));
        ConfigRestart.complete(ConfigAlignment.object(config, "restart"), spec.restart());
        if (!spec.mounts().isEmpty()) {
            ConfigMounts.complete(config, spec.mounts());
        }
    }

    private static void putTexts(ObjectNode config, String field, Map<String, String> texts) {
        var object = config.putObject(field);
        new TreeMap<>(texts).forEach(object::put);
    }

    /// The image of a machine; empty where it has none.
    static String image(MachineSpec spec) {
        var annex = annex(spec);
        return annex == null ? "" : ConfigFields.of(annex).text("image", "");
    }

    /// What this API calls the checks of a machine, by the names that the region gave them.
    static Map<String, String> checkNames(MachineSpec spec) {
        var names = new TreeMap<String, String>();
        spec.checks().forEach(check -> names.put(check.name(), check.name()));
        var annex = annex(spec);
        if (annex != null && ConfigChecks.areThoseOf(ConfigFields.of(annex), spec)) {
            ConfigChecks.of(ConfigFields.of(annex))
                    .forEach((name, check) -> names.put(check.name(), name));
        }
        return names;
    }
}
