package io.aerophoenix.console.internal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.aerophoenix.console.internal.DashboardPicture.StateCount;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The region at a glance.
@Dependent
@Route(value = "", layout = ConsoleFrame.class)
@PageTitle("Dashboard · AeroPhoenix")
class DashboardView extends Div {
    private final Operator operator;
    private final Span region = new Span();
    private final Span status = new Span();
    private final Problem problem = new Problem("dashboard-problem");
    private final Div banners = new Div();
    private final Div tiles = new Div();
    private final Div figures = new Div();
    private final Div meters = new Div();
    private final Div noChanges =
            new Div(
                    "Nothing has changed since this page was opened. Changes appear here as they happen.");
    private final PushedRows<ChangeRow> feed = PushedRows.feed();
    private @Nullable DashboardPresenter presenter;

    @Inject
    DashboardView(Operator operator) {
        this.operator = operator;
        addClassName("dashboard");
        tiles.addClassName("tiles");
        figures.addClassName("figures");
        noChanges.addClassName("empty");
        banners.addClassName("banners");
        var lower =
                new Div(
                        new Panel("changes", "Changes", noChanges, feed),
                        new Panel("capacity", "Capacity", meters));
        lower.addClassName("lower");
        add(heading(), problem, banners, tiles, figures, lower);
    }

    private Div heading() {
        region.addClassName("region");
        status.addClassName("status");
        status.getElement().setAttribute("data-testid", "region-status");
        var heading = new Div(region, status);
        heading.addClassName("heading");
        return heading;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var page = new LivePage(event.getUI());
        presenter = new DashboardPresenter(operator, picture -> page.change(() -> show(picture)));
        presenter.open().ifPresent(problem::show);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (presenter != null) {
            presenter.close();
        }
    }

    private void show(DashboardPicture picture) {
        problem.show(picture.problem());
        region.setText(picture.region());
        status.setText(picture.status().replace('_', ' '));
        status.getElement().setAttribute("data-status", picture.status());
        arrange(banners, picture.banners(), BannerBar::new, BannerBar::show);
        arrange(tiles, picture.states(), StateTile::new, StateTile::show);
        arrange(figures, picture.figures(), FigurePanel::new, FigurePanel::show);
        arrange(meters, picture.drivers(), CapacityMeter::new, CapacityMeter::show);
        noChanges.setVisible(picture.changes().isEmpty());
        feed.show(picture.changes());
    }

    /// One component per item, kept from picture to picture, so that only what differs goes over the wire.
    private static <T, C extends Component> void arrange(
            Div into, List<T> items, Supplier<C> maker, BiConsumer<C, T> show) {
        while (into.getComponentCount() < items.size()) {
            into.add(maker.get());
        }
        while (into.getComponentCount() > items.size()) {
            into.remove(into.getComponentAt(into.getComponentCount() - 1));
        }
        for (int i = 0; i < items.size(); i++) {
            @SuppressWarnings("unchecked") // the maker is the only one who puts components in
            var component = (C) into.getComponentAt(i);
            show.accept(component, items.get(i));
        }
    }

    /// How many machines are in a state, and the way to them.
    private static final class StateTile extends Anchor {
        private final Span number = new Span();
        private final StateBadge badge = new StateBadge("");

        StateTile() {
            addClassName("tile");
            number.addClassName("number");
            getElement().setAttribute("router-link", true);
            add(number, badge);
        }

        void show(StateCount count) {
            number.setText(Wording.count(count.machines()));
            badge.show(count.state());
            setHref("machines?state=" + count.state());
            setClassName("none", count.machines() == 0);
            getElement().setAttribute("data-testid", "tile-" + count.state());
        }
    }
}
