package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Div;

/// A sentence that says what is wrong and what to do about it; not there when nothing is.
final class Problem extends Div {
    Problem(String testId) {
        addClassName("problem");
        getElement().setAttribute("data-testid", testId).setAttribute("role", "alert");
        setVisible(false);
    }

    /// @param sentence empty for nothing
    void show(String sentence) {
        setText(sentence);
        setVisible(!sentence.isEmpty());
    }
}
