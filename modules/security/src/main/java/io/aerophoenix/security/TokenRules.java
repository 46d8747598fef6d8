package io.aerophoenix.security;

/// What a token must say, beside being signed and in date.
///
/// @param issuer who made it: claim `iss`
/// @param audience whom it is for: must be among claim `aud`
public record TokenRules(String issuer, String audience) {
    /// The claim that lists the words of the capabilities granted.
    public static final String CAPABILITIES_CLAIM = "capabilities";

    /// The rules for tokens that a region makes for itself.
    public static final TokenRules LOCAL = new TokenRules("aerophoenix", "aerophoenix");

    public TokenRules {
        if (issuer.isBlank() || audience.isBlank()) {
            throw new IllegalArgumentException("tokens need an issuer and an audience");
        }
    }
}
