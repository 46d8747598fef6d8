package io.aerophoenix.fly.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The operations of the original that a region does not have, each with the sentence that says why.
final class OutOfScope {
    private static final String CERTIFICATES =
            "there are no certificates here: a region listens on loopback addresses and ends no TLS";
    private static final String ADDRESSES =
            "there are no public addresses here to assign: machines are reached on the region's host";
    private static final String SECRET_KEYS =
            "there are no secret keys here; keep a secret of the app, and encrypt or sign with it in the machine";
    private static final String TOKENS =
            "tokens are made with `aeropctl token`, which names their capabilities";

    private static final List<Operation> OPERATIONS =
            List.of(
                    operation("POST apps/*/deploy_token", TOKENS),
                    operation("GET apps/*/certificates", CERTIFICATES),
                    operation("POST apps/*/certificates/acme", CERTIFICATES),
                    operation("POST apps/*/certificates/custom", CERTIFICATES),
                    operation("GET apps/*/certificates/*", CERTIFICATES),
                    operation("DELETE apps/*/certificates/*", CERTIFICATES),
                    operation("DELETE apps/*/certificates/*/acme", CERTIFICATES),
                    operation("DELETE apps/*/certificates/*/custom", CERTIFICATES),
                    operation("POST apps/*/certificates/*/check", CERTIFICATES),
                    operation("GET apps/*/ip_assignments", ADDRESSES),
                    operation("POST apps/*/ip_assignments", ADDRESSES),
                    operation("DELETE apps/*/ip_assignments/*", ADDRESSES),
                    operation("GET apps/*/secretkeys", SECRET_KEYS),
                    operation("GET apps/*/secretkeys/*", SECRET_KEYS),
                    operation("POST apps/*/secretkeys/*", SECRET_KEYS),
                    operation("DELETE apps/*/secretkeys/*", SECRET_KEYS),
                    operation("POST apps/*/secretkeys/*/decrypt", SECRET_KEYS),
                    operation("POST apps/*/secretkeys/*/encrypt", SECRET_KEYS),
                    operation("POST apps/*/secretkeys/*/generate", SECRET_KEYS),
                    operation("POST apps/*/secretkeys/*/sign", SECRET_KEYS),
                    operation("POST apps/*/secretkeys/*/verify", SECRET_KEYS),
                    operation(
                            "POST tokens/authorize",
                            "what a token may do is found out by doing it: the answer is 403 where its capabilities do not reach"),
                    operation("POST tokens/kms", TOKENS),
                    operation("POST tokens/oidc", TOKENS));

    private OutOfScope() {}

    private record Operation(String method, List<String> path, String sentence) {
        boolean is(String asked, List<String> segments) {
            return method.equals(asked) && path.size() == segments.size() && matches(segments);
        }

        private boolean matches(List<String> segments) {
            for (int i = 0; i < segments.size(); i++) {
                if (!path.get(i).equals("*") && !path.get(i).equals(segments.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Operation operation(String methodAndPath, String sentence) {
        int space = methodAndPath.indexOf(' ');
        var path = Arrays.asList(methodAndPath.substring(space + 1).split("/", -1));
        return new Operation(methodAndPath.substring(0, space), path, sentence);
    }

    /// Why there is no such operation here; empty for an operation that the original does not have either, and for one
    /// that there is.
    ///
    /// @param path the segments after `/fly/v1`
    static Optional<String> sentence(String method, List<String> path) {
        return OPERATIONS.stream()
                .filter(operation -> operation.is(method, path))
                .map(Operation::sentence)
                .findFirst();
    }
}
