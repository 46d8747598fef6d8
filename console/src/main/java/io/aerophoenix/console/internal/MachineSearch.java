package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.aerophoenix.fleet.MachineState;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where the operator says which machines they look for, and reads how many there are.
final class MachineSearch extends Div {
    private static final int TYPING_PAUSE_MILLIS = 250;
    private static final String ALL_LIVING = "";

    private final TextField text = new TextField();
    private final Select<String> state = new Select<>();
    private final TextField app = new TextField();
    private final TextField labels = new TextField();
    private final Span total = new Span();

    /// @param onChoice hears what the operator chooses
    /// @param onEnter the operator wants what they have found
    MachineSearch(Consumer<MachineChoice> onChoice, Runnable onEnter) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        arrangeText(onEnter);
        arrangeState();
        app.setPlaceholder("App, whole name");
        app.setAriaLabel("App");
        labels.setPlaceholder("Label, key:value");
        labels.setAriaLabel("Labels, such as team:payments, tier:gold");
        labels.setId("machine-labels");
        total.addClassName("total");
        total.getElement().setAttribute("data-testid", "machines-total");
        tell(onChoice);
        add(text, state, app, labels, total);
    }

    private void arrangeText(Runnable onEnter) {
        text.setPlaceholder("Name, id or app   /");
        text.setAriaLabel("Search machines");
        text.setId("machine-search");
        text.getElement().setAttribute("data-search", true);
        text.addKeyPressListener(Key.ENTER, _ -> onEnter.run());
    }

    private void arrangeState() {
        state.setAriaLabel("State");
        state.setId("machine-state");
        state.setItems(
                Stream.concat(
                                Stream.of(ALL_LIVING),
                                Arrays.stream(MachineState.values()).map(MachineState::word))
                        .toList());
        state.setItemLabelGenerator(word -> word.equals(ALL_LIVING) ? "all but terminated" : word);
        state.setValue(ALL_LIVING);
    }

    private void tell(Consumer<MachineChoice> onChoice) {
        for (var field : List.of(text, app, labels)) {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
            field.addValueChangeListener(event -> tell(event.isFromClient(), onChoice));
        }
        state.addValueChangeListener(event -> tell(event.isFromClient(), onChoice));
    }

    private void tell(boolean byOperator, Consumer<MachineChoice> onChoice) {
        if (byOperator) {
            onChoice.accept(choice());
        }
    }

    private MachineChoice choice() {
        return new MachineChoice(
                text.getValue(),
                state.getValue(),
                app.getValue().strip(),
                labels.getValue().strip());
    }

    void show(MachineChoice choice) {
        text.setValue(choice.text());
        state.setValue(choice.state());
        app.setValue(choice.app());
        labels.setValue(choice.labels());
    }

    void showTotal(int machines) {
        total.setText(machines == 1 ? "1 machine" : Wording.count(machines) + " machines");
    }
}
