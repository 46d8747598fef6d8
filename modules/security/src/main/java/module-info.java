/// Who may do what: capabilities, callers, and the tokens that prove them.
///
/// Below it: `fleet`. Above it: `control`, which asks it at the one door. No HTTP and no container: the faces bring the
/// token, this module says what it is worth.
module io.aerophoenix.security {
    requires static transitive org.jspecify;

    exports io.aerophoenix.security;
}
