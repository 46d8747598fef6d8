package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An identifier that this API gives to a version or an event of a machine: 26 characters, such as clients expect, from which
/// both can be read back.
///
/// @param number of the version or the event, up to 40 bits
record MachineStamp(MachineId machine, long number) {
    /// So many events may have come with one version.
    private static final int EVENTS_PER_VERSION = 1024;

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int NUMBER_LENGTH = 8;
    private static final String MACHINE_PREFIX = "m-";
    private static final Pattern SHAPE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    /// The configuration that a machine has.
    static MachineStamp ofInstance(Machine machine) {
        return new MachineStamp(machine.id(), machine.status().configured());
    }

    /// @param place among the events that came with the version, from 0
    static MachineStamp ofEvent(MachineId machine, long version, int place) {
        return new MachineStamp(
                machine, version * EVENTS_PER_VERSION + Math.min(place, EVENTS_PER_VERSION - 1));
    }

    /// Empty for a text that this API has never given out.
    static Optional<MachineStamp> read(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < NUMBER_LENGTH; i++) {
            number = number << 5 | DIGITS.indexOf(text.charAt(i));
        }
        var machine = MACHINE_PREFIX + text.substring(NUMBER_LENGTH).toLowerCase(Locale.ROOT);
        return Optional.of(new MachineStamp(new MachineId(machine), number));
    }

    /// The version of the machine that brought the event of this stamp.
    long versionOfEvent() {
        return number / EVENTS_PER_VERSION;
    }

    /// The text.
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int shift = 5 * (NUMBER_LENGTH - 1); shift >= 0; shift -= 5) {
            text.append(DIGITS.charAt((int) (number >>> shift) & 31));
        }
        return text + machine.value().substring(MACHINE_PREFIX.length()).toUpperCase(Locale.ROOT);
    }
}
