package io.aerophoenix.fly.internal;

import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.security.Caller;
import java.util.List;

/// Whose token came with the request.
record CurrentTokenDocument(List<Token> tokens) implements Document {
    /// A token is one person's, for all apps of the organization. What it is good for, its capabilities, this API has no
    /// words for.
    record Token(String orgSlug, String organization, String user) {}

    static CurrentTokenDocument of(Caller caller, FlyConfig config) {
        var organization = config.organization();
        return new CurrentTokenDocument(
                List.of(new Token(organization, organization, caller.subject())));
    }
}
