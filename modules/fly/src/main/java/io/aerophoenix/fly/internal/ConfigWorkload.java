package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a config says is to be run.
///
/// @param ownEnv whether its variables are not only those that stand at the top of the config
record ConfigWorkload(List<String> command, Map<String, String> env, boolean ownEnv) {
    /// The command in `init`, or else that of the one process there is.
    static ConfigWorkload of(ConfigFields config) {
        refuseContainers(config);
        var processes = config.objects("processes");
        if (processes.size() > 1) {
            throw Faults.refusal(
                    "config.processes",
                    "a machine runs one process here, and this config has %d; make a machine of each"
                            .formatted(processes.size()));
        }
        var process = processes.isEmpty() ? ConfigFields.NONE : processes.getFirst();
        var init = command(config.within("init"));
        var command = init.isEmpty() ? command(process) : init;
        if (command.isEmpty()) {
            throw withoutCommand(config);
        }
        var own = process.textMap("env");
        var env = new LinkedHashMap<>(config.textMap("env"));
        env.putAll(own);
        return new ConfigWorkload(command, env, !own.isEmpty());
    }

    private static void refuseContainers(ConfigFields config) {
        if (!config.objects("containers").isEmpty()) {
            throw Faults.refusal(
                    "config.containers",
                    "there are no containers within machines here; make a machine of each, with its command in init.exec");
        }
    }

    private static List<String> command(ConfigFields init) {
        var whole = init.texts("exec");
        if (!whole.isEmpty()) {
            return whole;
        }
        var command = new ArrayList<>(init.texts("entrypoint"));
        command.addAll(init.texts("cmd"));
        return command;
    }

    private static RuntimeException withoutCommand(ConfigFields config) {
        var image = config.text("image");
        return image == null
                ? Faults.refusal(
                        "config", "says nothing to run; give a command in init.exec or init.cmd")
                : Faults.refusal(
                        "config.image",
                        "no driver of this region runs images, such as %s; give a command of the region's host in init.exec or init.cmd, and the image stands beside it as a label"
                                .formatted(image));
    }
}
