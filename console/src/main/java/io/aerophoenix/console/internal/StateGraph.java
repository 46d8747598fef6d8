package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Map;
import java.util.function.Consumer;

/// The state machine as a drawing: the current state lit, the moves that may be asked for open to a press.
@Tag("aero-state-graph")
@JsModule("context://console/state-graph.js")
final class StateGraph extends Component {
    private static final String PRESSED = "event.detail.gesture";

    StateGraph(Consumer<Gesture> onPress) {
        getElement()
                .addEventListener(
                        "ask",
                        event ->
                                Gesture.ofWord(event.getEventData().path(PRESSED).asString())
                                        .ifPresent(onPress))
                .addEventData(PRESSED);
    }

    /// @param moves the gesture behind each state that can be pressed
    void show(String state, Map<String, String> moves) {
        getElement().setPropertyBean("situation", new Situation(state, moves));
    }

    record Situation(String state, Map<String, String> moves) {}
}
