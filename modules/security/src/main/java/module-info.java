/// Who may do what: capabilities, callers, and the tokens that prove them.
///
/// Below it: `fleet`, and the platform's library for signed tokens. Above it: `control`, which asks it at the one door.
/// No HTTP and no container: the faces bring the token, this module says what it is worth.
module io.aerophoenix.security {
    requires static transitive org.jspecify;
    requires transitive io.aerophoenix.fleet;
    requires io.helidon.security.jwt;

    exports io.aerophoenix.security;
}
