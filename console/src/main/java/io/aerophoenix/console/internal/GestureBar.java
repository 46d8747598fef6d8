package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.aerophoenix.console.internal.MachinePicture.Choice;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// What may be asked of a machine, as a row of buttons.
final class GestureBar extends Div {
    private final Map<Gesture, Button> buttons = new EnumMap<>(Gesture.class);
    private final Button cordon;
    private final Button uncordon;
    private final Span closed = new Span();

    GestureBar(Consumer<Gesture> onPress, Runnable onCordon, Runnable onUncordon) {
        addClassName("gestures");
        for (var gesture : Gesture.values()) {
            buttons.put(gesture, button(gesture, onPress));
        }
        buttons.values().forEach(this::add);
        cordon = small("Cordon", "cordon", onCordon);
        uncordon = small("Uncordon", "uncordon", onUncordon);
        closed.addClassName("hint");
        closed.getElement().setAttribute("data-testid", "gestures-closed");
        add(cordon, uncordon, closed);
    }

    private static Button small(String label, String word, Runnable onPress) {
        var button = new Button(label, _ -> onPress.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("data-testid", "action-" + word);
        return button;
    }

    private static Button button(Gesture gesture, Consumer<Gesture> onPress) {
        var button = small(gesture.label(), gesture.word(), () -> onPress.accept(gesture));
        if (gesture == Gesture.DESTROY) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        return button;
    }

    void show(MachinePicture machine) {
        for (var choice : machine.choices()) {
            var button = buttons.get(choice.gesture());
            if (button != null) {
                allow(button, choice.objection());
            }
        }
        cordon.setVisible(!machine.cordoned());
        uncordon.setVisible(machine.cordoned());
        allow(cordon, machine.closed().amending());
        allow(uncordon, machine.closed().amending());
        showWhy(machine);
    }

    private static void allow(Button button, String objection) {
        button.setEnabled(objection.isEmpty());
        button.getElement().setAttribute("title", objection);
    }

    /// Where one reason closes all, it is told without a search for it.
    private void showWhy(MachinePicture machine) {
        var reasons = machine.choices().stream().map(Choice::objection).distinct().toList();
        boolean allAlike = reasons.size() == 1 && !reasons.getFirst().isEmpty();
        closed.setText(allAlike ? reasons.getFirst() : "");
        closed.setVisible(allAlike);
    }
}
