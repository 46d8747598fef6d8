package io.aerophoenix.security;

import java.util.EnumSet;
import java.util.Set;

/// Somebody who has proved who they are, and what they may do.
///
/// @param subject the name in the audit trail and in the history of machines
/// @param capabilities what was granted, with all that it implies
public record Caller(String subject, Set<Capability> capabilities) {
    static final int MAX_SUBJECT = 255;

    public Caller {
        var all = EnumSet.noneOf(Capability.class);
        capabilities.forEach(granted -> all.addAll(granted.implied()));
        capabilities = Set.copyOf(all);
    }

    /// Whether somebody with a token may have this name.
    static boolean canBeNamed(String subject) {
        return !subject.isBlank() && subject.length() <= MAX_SUBJECT;
    }

    public boolean holds(Capability capability) {
        return capabilities.contains(capability);
    }
}
