package io.aerophoenix.console.internal;

import java.util.List;
import java.util.Map;

/// Everything that a machine's page shows besides its log, in the operator's words.
///
/// @param state the state's word, or `quarantined`
/// @param underWay what holds the machine now; empty when nothing does
/// @param moves the gesture behind each state that the machine may move to next, by their words
/// @param error why the latest operation failed, or why the machine is quarantined; empty for none
/// @param timeline the latest first
record MachinePicture(
        String id,
        String name,
        String app,
        String state,
        String underWay,
        List<Choice> choices,
        Map<String, String> moves,
        String error,
        List<Fact> life,
        List<Fact> spec,
        List<TimelineRow> timeline) {
    /// A button: what it asks for, and why it may not be pressed; empty when it may.
    record Choice(Gesture gesture, String objection) {
        boolean open() {
            return objection.isEmpty();
        }
    }

    record Fact(String name, String value) {}

    /// Destroying needs a second word; it says what will happen.
    String destructionWarning() {
        return state.equals("running") || state.equals("suspended")
                ? "%s is %s. It is stopped first, then its logs and files are removed. This cannot be undone."
                        .formatted(name, state)
                : "The logs and files of %s are removed. This cannot be undone.".formatted(name);
    }
}
