package io.aerophoenix.fly.internal;

/// A token that is worth something. The original says here what its tokens are made of, which ours are not.
///
/// @param header as it was sent
record VerifiedTokenDocument(String header) implements Document {
    /// Leaves out the token.
    @Override
    public String toString() {
        return "VerifiedTokenDocument[]";
    }
}
