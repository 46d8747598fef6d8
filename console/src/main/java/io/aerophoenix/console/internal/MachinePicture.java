package io.aerophoenix.console.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that a machine's page shows besides its log, in the operator's words.
///
/// @param state the state's word, or `quarantined`
/// @param underWay what holds the machine now; empty when nothing does
/// @param moves the gesture behind each state that the machine may move to next, by their words
/// @param error why the latest operation failed, or why the machine is quarantined; empty for none
/// @param lease null when nobody holds one
/// @param timeline the latest first
/// @param configurations the latest first
record MachinePicture(
        String id,
        String name,
        String app,
        String state,
        boolean cordoned,
        String underWay,
        List<Choice> choices,
        Map<String, String> moves,
        Closed closed,
        String error,
        @Nullable LeasePicture lease,
        HealthPicture health,
        List<Fact> life,
        List<Fact> spec,
        List<Fact> labels,
        List<TimelineEntry> timeline,
        List<ConfigurationRow> configurations) {
    /// A button: what it asks for, and why it may not be pressed; empty when it may.
    record Choice(Gesture gesture, String objection) {
        boolean open() {
            return objection.isEmpty();
        }
    }

    /// What may not be asked besides moves, and why; an empty sentence where it may.
    ///
    /// @param amending labels and the cordon; for a quarantined machine, readmitting it
    /// @param configuring rolling back
    /// @param working signals and commands
    record Closed(String amending, String configuring, String working) {}

    /// @param verdict its word; empty for a machine without checks
    record HealthPicture(String verdict, List<HealthRow> checks) {
        static final HealthPicture NONE = new HealthPicture("", List.of());
    }

    record Fact(String name, String value) {}

    boolean isReadable() {
        return !state.equals(MachineRow.QUARANTINED);
    }

    /// Destroying needs a second word; it says what will happen.
    String destructionWarning() {
        return state.equals("running") || state.equals("suspended")
                ? "%s is %s. It is stopped first, then its logs and files are removed. This cannot be undone."
                        .formatted(name, state)
                : "The logs and files of %s are removed. This cannot be undone.".formatted(name);
    }
}
