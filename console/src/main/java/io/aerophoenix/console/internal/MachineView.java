package io.aerophoenix.console.internal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One machine: where it stands, what may be asked of it, its past, and what it writes.
@Dependent
@Route(value = "machines/:id", layout = ConsoleFrame.class)
class MachineView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Operator operator;
    private final MachineHeading heading = new MachineHeading();
    private final Problem problem = new Problem("machine-problem");
    private final MachinePanels panels = new MachinePanels(new Gestures());
    private final QuarantinePanel quarantine =
            new QuarantinePanel(() -> carryOut(MachinePresenter::readmit));
    private String wanted = "";
    private @Nullable MachinePresenter presenter;
    private @Nullable MachinePicture shown;

    @Inject
    MachineView(Operator operator) {
        this.operator = operator;
        addClassName("machine");
        add(heading, problem, quarantine, panels);
        quarantine.setVisible(false);
        panels.setVisible(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getRouteParameters().get("id").orElse("");
        if (isAttached()) {
            listen(UI.getCurrent());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        listen(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopListening();
    }

    private void listen(UI ui) {
        stopListening();
        try {
            presenter =
                    new MachinePresenter(
                            operator, new MachineId(wanted), new LiveMachine(new LivePage(ui)));
            presenter.open().ifPresent(this::showNothingBut);
        } catch (IllegalArgumentException e) {
            showNothingBut("There is no machine %s: %s.".formatted(wanted, e.getMessage()));
        }
    }

    private void stopListening() {
        if (presenter != null) {
            presenter.close();
        }
    }

    private void showNothingBut(String sentence) {
        heading.showNothingBut("No such machine");
        quarantine.setVisible(false);
        panels.setVisible(false);
        problem.show(sentence);
    }

    private void show(MachinePicture picture) {
        shown = picture;
        heading.show(picture);
        problem.show(picture.error());
        panels.setVisible(picture.isReadable());
        quarantine.setVisible(!picture.isReadable());
        if (picture.isReadable()) {
            panels.show(picture);
        } else {
            quarantine.show(picture);
        }
        UI.getCurrent().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return (shown == null ? "Machine" : shown.name()) + " · AeroPhoenix";
    }

    /// Waits elsewhere: the page stays alive meanwhile, and shows the operation under way.
    private void carryOut(Function<MachinePresenter, Outcome> wish) {
        elsewhere(wish, MachineView::tell);
    }

    private <T> void elsewhere(Function<MachinePresenter, T> question, Consumer<T> then) {
        var asked = presenter;
        if (asked == null) {
            return;
        }
        var page = new LivePage(UI.getCurrent());
        Thread.ofVirtual()
                .name("console-gesture")
                .start(() -> {
                    var answer = question.apply(asked);
                    page.change(() -> then.accept(answer));
                });
    }

    private static void tell(Outcome outcome) {
        if (outcome.done()) {
            Notice.done(outcome.sentence());
        } else {
            Notice.problem(outcome.sentence());
        }
    }

    /// What the operator does on the page.
    private final class Gestures implements MachinePanels.Gestures {
        @Override
        public void move(Gesture gesture) {
            if (gesture == Gesture.DESTROY && shown != null) {
                Confirmation.ofDestroying(shown, () -> carryOut(it -> it.carryOut(gesture)));
            } else {
                carryOut(it -> it.carryOut(gesture));
            }
        }

        @Override
        public void ask(Function<Errands, Outcome> errand) {
            carryOut(it -> it.ask(errand));
        }

        @Override
        public void rollBack(ConfigurationRow to) {
            if (shown != null) {
                Confirmation.ofRollingBack(
                        shown, to, () -> ask(errands -> errands.rollBack(to.version())));
            }
        }

        @Override
        public void execute(String line, Duration patience) {
            elsewhere(it -> it.execute(line, patience), panels::show);
        }

        @Override
        public void refresh() {
            if (presenter != null) {
                presenter.refresh();
            }
        }
    }

    private final class LiveMachine implements MachinePresenter.Screen {
        private final LivePage page;

        LiveMachine(LivePage page) {
            this.page = page;
        }

        @Override
        public void show(MachinePicture picture) {
            page.change(() -> MachineView.this.show(picture));
        }

        @Override
        public void log(List<LogLine> lines) {
            page.change(() -> panels.log().add(lines));
        }

        @Override
        public void noLog(String sentence) {
            page.change(() -> panels.log().say(sentence));
        }
    }
}
