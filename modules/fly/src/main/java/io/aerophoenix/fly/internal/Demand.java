package io.aerophoenix.fly.internal;

import io.aerophoenix.fly.RateLimits;
import java.util.List;
import java.util.Optional;

/// What a request takes a token of, by its method and path.
///
/// @param bucket the name of the bucket
record Demand(String bucket, RateLimits.Rate rate) {
    /// No name and no id is longer; a longer one names nothing, and is not remembered whole.
    private static final int LONGEST_NAME = 64;

    /// @param path the segments after `/fly/v1`
    /// @return empty for what names no app: nothing is said about how often that may be asked
    static Optional<Demand> of(String method, List<String> path, RateLimits limits) {
        if (path.size() < 2 || !path.getFirst().equals("apps")) {
            return Optional.empty();
        }
        // What is asked with HEAD is looked up as for GET.
        var action = method.equals("HEAD") ? "GET" : method;
        return Optional.of(
                path.size() == 2 && action.equals("DELETE")
                        ? new Demand("DELETE apps", limits.appDeletions())
                        : new Demand(bucket(action, path), rate(action, path, limits)));
    }

    private static RateLimits.Rate rate(String method, List<String> path, RateLimits limits) {
        boolean readsMachine =
                method.equals("GET") && path.size() == 4 && path.get(2).equals("machines");
        return readsMachine ? limits.machineReads() : limits.actions();
    }

    /// All keys of a machine's metadata share one bucket: the key is no other machine.
    private static String bucket(String method, List<String> path) {
        var bucket = new StringBuilder(method);
        path.stream()
                .skip(1)
                .limit(4)
                .forEach(name -> bucket.append('/').append(name, 0, length(name)));
        return bucket.toString();
    }

    private static int length(String name) {
        return Math.min(name.length(), LONGEST_NAME);
    }
}
