package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Span;

/// A verdict's word with the verdict's own colour and icon; nothing for a machine without checks.
final class HealthBadge extends Span {
    HealthBadge() {
        addClassName("health");
        getElement().setAttribute("data-testid", "health-badge");
        show("");
    }

    /// @param verdict its word; empty for none
    void show(String verdict) {
        setVisible(!verdict.isEmpty());
        setText(verdict);
        getElement().setAttribute("data-health", verdict);
    }
}
