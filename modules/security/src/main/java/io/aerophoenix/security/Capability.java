package io.aerophoenix.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A thing that a caller may do. A token names capabilities, never roles.
public enum Capability {
    MACHINE_READ,
    MACHINE_CREATE,
    MACHINE_DESTROY,
    MACHINE_MIGRATE,
    /// To see the values of secrets.
    SECRET_READ,
    SECRET_WRITE,
    CHAOS_INJECT,
    CHAOS_HEAL,
    SCALING_READ,
    SCALING_WRITE,
    ADMIN_KILL_SWITCH;

    /// Itself and all that it implies: whoever holds this holds those. Who may break may mend, not the reverse.
    public Set<Capability> implied() {
        return switch (this) {
            case MACHINE_READ, SCALING_READ -> EnumSet.of(this);
            case SECRET_READ, SECRET_WRITE -> EnumSet.of(this, MACHINE_READ);
            case MACHINE_CREATE, MACHINE_DESTROY, MACHINE_MIGRATE, CHAOS_HEAL ->
                    EnumSet.of(this, MACHINE_READ);
            case CHAOS_INJECT -> EnumSet.of(this, CHAOS_HEAL, MACHINE_READ);
            case SCALING_WRITE -> EnumSet.of(this, SCALING_READ);
            case ADMIN_KILL_SWITCH -> EnumSet.of(this, MACHINE_READ, MACHINE_DESTROY);
        };
    }

    /// The word in tokens, on the command line and in messages: the lower-case name.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Capability> ofWord(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    /// The capabilities that a token lists. Words of others, and of later versions, are passed over.
    public static Set<Capability> ofWords(Collection<String> words) {
        var known = EnumSet.noneOf(Capability.class);
        words.forEach(word -> ofWord(word).ifPresent(known::add));
        return known;
    }
}
