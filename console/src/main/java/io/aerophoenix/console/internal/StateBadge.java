package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Span;

/// A state's word with the state's own colour and icon, which the style sheet knows.
final class StateBadge extends Span {
    StateBadge(String state) {
        addClassName("state");
        show(state);
    }

    void show(String state) {
        setText(state);
        getElement().setAttribute("data-state", state);
    }
}
