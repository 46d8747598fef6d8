package io.aerophoenix.console.internal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One machine: where it stands, what may be asked of it, its past, and what it writes.
@Dependent
@Route(value = "machines/:id", layout = ConsoleFrame.class)
class MachineView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Operator operator;
    private final H1 name = new H1();
    private final Span app = new Span();
    private final Span id = new Span();
    private final StateBadge state = new StateBadge("");
    private final Span underWay = new Span();
    private final GestureBar gestures = new GestureBar(this::asked);
    private final Div problem = new Div();
    private final StateGraph graph = new StateGraph(this::asked);
    private final FactList life = new FactList();
    private final FactList spec = new FactList();
    private final PushedRows<TimelineRow> timeline = PushedRows.timeline();
    private final LogTail log = new LogTail();
    private final Div known = new Div();
    private String wanted = "";
    private @Nullable MachinePresenter presenter;
    private @Nullable MachinePicture shown;

    @Inject
    MachineView(Operator operator) {
        this.operator = operator;
        addClassName("machine");
        problem.addClassName("problem");
        problem.getElement().setAttribute("data-testid", "machine-problem");
        underWay.addClassName("under-way");
        underWay.getElement().setAttribute("data-testid", "under-way");
        arrangeKnown();
        add(heading(), problem, known);
        for (var unknownYet : List.of(problem, known, state, underWay)) {
            unknownYet.setVisible(false);
        }
    }

    private Div heading() {
        var back = new Anchor("machines", "Machines");
        back.getElement().setAttribute("router-link", true);
        app.addClassName("app");
        id.addClassName("id");
        state.getElement().setAttribute("data-testid", "state-badge");
        var heading = new Div(back, name, state, app, id, underWay);
        heading.addClassName("heading");
        return heading;
    }

    private void arrangeKnown() {
        var story =
                new Div(
                        new Panel("graph", "State", graph, gestures),
                        new Panel("timeline", "Timeline", timeline));
        var facts = new Div(new Panel("life", "Now", life), new Panel("spec", "Spec", spec));
        story.addClassName("story");
        facts.addClassName("about");
        var upper = new Div(story, facts);
        upper.addClassName("upper");
        known.add(upper, new Panel("log", "Log", log));
        known.addClassName("known");
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
        name.setText("No such machine");
        state.setVisible(false);
        known.setVisible(false);
        showProblem(sentence);
    }

    private void show(MachinePicture picture) {
        shown = picture;
        boolean readable = !picture.state().equals(MachineRow.QUARANTINED);
        known.setVisible(readable);
        name.setText(picture.name());
        app.setText(picture.app());
        id.setText(readable ? picture.id() : "");
        state.show(picture.state());
        state.setVisible(true);
        underWay.setText(picture.underWay());
        underWay.setVisible(!picture.underWay().isEmpty());
        showProblem(picture.error());
        graph.show(picture.state(), picture.moves());
        gestures.show(picture.choices());
        life.show(picture.life());
        spec.show(picture.spec());
        timeline.show(picture.timeline());
        UI.getCurrent().getPage().setTitle(getPageTitle());
    }

    private void showProblem(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
    }

    private void asked(Gesture gesture) {
        if (gesture == Gesture.DESTROY && shown != null) {
            Destruction.confirm(shown, () -> carryOut(gesture));
        } else {
            carryOut(gesture);
        }
    }

    /// Waits elsewhere: the page stays alive meanwhile, and shows the operation under way.
    private void carryOut(Gesture gesture) {
        var asked = presenter;
        if (asked == null) {
            return;
        }
        var page = new LivePage(UI.getCurrent());
        Thread.ofVirtual()
                .name("console-gesture")
                .start(() -> {
                    var outcome = asked.carryOut(gesture);
                    page.change(() -> tell(outcome));
                });
    }

    private static void tell(MachinePresenter.Outcome outcome) {
        if (outcome.done()) {
            Notice.done(outcome.sentence());
        } else {
            Notice.problem(outcome.sentence());
        }
    }

    @Override
    public String getPageTitle() {
        return (shown == null ? "Machine" : shown.name()) + " · AeroPhoenix";
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
            page.change(() -> log.add(lines));
        }

        @Override
        public void noLog(String problem) {
            page.change(() -> log.say(problem));
        }
    }
}
