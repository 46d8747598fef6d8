package io.aerophoenix.fly.internal;

/// Why not, as clients of this API read it.
///
/// @param error begins with a word such as `not_found:`, by which some clients decide
/// @param status a word by which newer clients decide; `unknown` where none fits
record ErrorDocument(String error, String status) implements Document {
    static final String UNKNOWN = "unknown";
}
