package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.function.Consumer;

/// A signal for the workload, chosen and sent.
final class SignalBar extends Div {
    private final Select<String> signal = new Select<>();
    private final Button send;

    SignalBar(Consumer<String> onSend) {
        addClassName("entry");
        signal.setItems("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGINT", "SIGQUIT", "SIGTERM", "SIGKILL");
        signal.setValue("SIGHUP");
        signal.setAriaLabel("Signal");
        signal.setId("signal");
        send = new Button("Send the signal", _ -> onSend.accept(signal.getValue()));
        send.addThemeVariants(ButtonVariant.LUMO_SMALL);
        send.getElement().setAttribute("data-testid", "send-signal");
        add(signal, send);
    }

    void show(String objection) {
        signal.setEnabled(objection.isEmpty());
        send.setEnabled(objection.isEmpty());
        send.getElement().setAttribute("title", objection);
    }
}
