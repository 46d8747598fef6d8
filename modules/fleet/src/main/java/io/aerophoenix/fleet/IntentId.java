package io.aerophoenix.fleet;

/// Names one intent of one machine. An effect that is asked for twice with the same intent id happens once.
///
/// @param machine the machine that is to change
/// @param step the step of the machine's journal at which the intent was written; dense, from 1
public record IntentId(MachineId machine, long step) {
    public IntentId {
        if (step < 1) {
            throw new IllegalArgumentException("steps count from 1, not " + step);
        }
    }

    /// `m-….17`: safe as a file name.
    @Override
    public String toString() {
        return machine + "." + step;
    }

    /// Reads what [#toString] wrote.
    ///
    /// @throws IllegalArgumentException if the text is not an intent id
    public static IntentId parse(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("not an intent id: " + text);
        }
        return new IntentId(
                new MachineId(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
    }
}
