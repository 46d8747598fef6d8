package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.aerophoenix.console.internal.MachinePicture.Choice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What may be asked of a machine, as a row of buttons.
final class GestureBar extends Div {
    private final Map<Gesture, Button> buttons = new EnumMap<>(Gesture.class);

    GestureBar(Consumer<Gesture> onPress) {
        addClassName("gestures");
        for (var gesture : Gesture.values()) {
            buttons.put(gesture, button(gesture, onPress));
        }
        buttons.values().forEach(this::add);
    }

    private static Button button(Gesture gesture, Consumer<Gesture> onPress) {
        var button = new Button(gesture.label(), _ -> onPress.accept(gesture));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("data-testid", "action-" + gesture.word());
        if (gesture == Gesture.DESTROY) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        return button;
    }

    void show(List<Choice> choices) {
        for (var choice : choices) {
            var button = buttons.get(choice.gesture());
            if (button != null) {
                button.setEnabled(choice.open());
                button.getElement().setAttribute("title", choice.objection());
            }
        }
    }
}
