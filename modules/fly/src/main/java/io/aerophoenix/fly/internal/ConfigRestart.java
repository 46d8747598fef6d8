package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.http.Faults;
import tools.jackson.databind.node.ObjectNode;

/// When a config wants its workload to be started again.
final class ConfigRestart {
    private static final String NO = "no";
    private static final String ALWAYS = "always";
    private static final String ON_FAILURE = "on-failure";

    private ConfigRestart() {}

    static RestartPolicy of(ConfigFields config) {
        var restart = config.within("restart");
        var policy = restart.text("policy", ON_FAILURE);
        long retries = restart.whole("max_retries", 0);
        return switch (policy) {
            case NO -> RestartPolicy.NEVER;
            case ALWAYS -> new RestartPolicy(RestartPolicy.Mode.ALWAYS, 0);
            case ON_FAILURE -> onFailure(restart, retries);
            default ->
                    throw Faults.refusal(
                            "config.restart.policy", "must be one of no, always and on-failure");
        };
    }

    private static RestartPolicy onFailure(ConfigFields restart, long retries) {
        int most =
                retries == 0
                        ? RestartPolicy.DEFAULT_MAX_RETRIES
                        : Math.clamp(retries, -1, Integer.MAX_VALUE);
        return restart.checked(
                "max_retries", () -> new RestartPolicy(RestartPolicy.Mode.ON_FAILURE, most));
    }

    /// Adds what is not said.
    static void complete(ObjectNode restart, RestartPolicy policy) {
        restart.putIfAbsent("policy", restart.stringNode(word(policy.mode())));
        if (policy.mode() == RestartPolicy.Mode.ON_FAILURE && policy.maxRetries() > 0) {
            restart.putIfAbsent("max_retries", restart.numberNode(policy.maxRetries()));
        }
    }

    private static String word(RestartPolicy.Mode mode) {
        return switch (mode) {
            case NEVER -> NO;
            case ALWAYS -> ALWAYS;
            case ON_FAILURE -> ON_FAILURE;
        };
    }
}
