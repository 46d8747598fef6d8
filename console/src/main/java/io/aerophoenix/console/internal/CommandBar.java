package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.function.BiConsumer;

/// A command to run beside the workload, and how the latest one ended.
final class CommandBar extends Div {
    private final TextField line = new TextField();
    private final Select<Duration> patience = new Select<>();
    private final Button run = new Button("Run");
    private final Div end = new Div();
    private final Pre stdout = new Pre();
    private final Pre stderr = new Pre();
    private String objection = "";
    private boolean running;

    /// @param onRun gets the line for a shell, and how long it may take
    CommandBar(BiConsumer<String, Duration> onRun) {
        line.setPlaceholder("Command, run by a shell in its folder");
        line.setAriaLabel("Command");
        line.setId("command");
        patience.setItems(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));
        patience.setItemLabelGenerator(it -> "at most " + Wording.span(it));
        patience.setValue(Duration.ofSeconds(10));
        patience.setAriaLabel("How long it may take");
        run.addThemeVariants(ButtonVariant.LUMO_SMALL);
        run.getElement().setAttribute("data-testid", "run-command");
        run.addClickListener(_ -> run(onRun));
        line.addKeyPressListener(Key.ENTER, _ -> run(onRun));
        var entry = new Div(line, patience, run);
        entry.addClassName("entry");
        add(entry, arrangedResult());
    }

    private Div arrangedResult() {
        end.addClassName("end");
        end.getElement().setAttribute("data-testid", "command-end").setAttribute("role", "status");
        stderr.addClassName("stderr");
        stdout.getElement()
                .setAttribute("data-testid", "command-stdout")
                .setAttribute("tabindex", "0");
        stderr.getElement()
                .setAttribute("data-testid", "command-stderr")
                .setAttribute("tabindex", "0");
        stdout.setVisible(false);
        stderr.setVisible(false);
        var result = new Div(end, stdout, stderr);
        result.addClassName("result");
        return result;
    }

    private void run(BiConsumer<String, Duration> onRun) {
        if (running || !objection.isEmpty()) {
            return;
        }
        running = true;
        allow();
        end.setText("running: " + line.getValue());
        onRun.accept(line.getValue(), patience.getValue());
    }

    void show(String objection) {
        this.objection = objection;
        allow();
    }

    private void allow() {
        boolean open = objection.isEmpty() && !running;
        line.setEnabled(objection.isEmpty());
        patience.setEnabled(open);
        run.setEnabled(open);
        run.getElement().setAttribute("title", running ? "One at a time" : objection);
    }

    void show(ExecutionPicture execution) {
        running = false;
        allow();
        end.setText(
                execution.line().isBlank()
                        ? execution.end()
                        : execution.line() + " · " + execution.end());
        end.setClassName("failed", !execution.well());
        show(stdout, execution.stdout());
        show(stderr, execution.stderr());
    }

    private static void show(Pre output, String text) {
        output.setText(text);
        output.setVisible(!text.isEmpty());
    }
}
