package io.aerophoenix.console.internal;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.aerophoenix.fleet.Answer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All machines, or those that the operator looks for.
@Dependent
@Route(value = "machines", layout = ConsoleFrame.class)
@PageTitle("Machines · AeroPhoenix")
class MachinesView extends Div implements BeforeEnterObserver {
    private final Operator operator;
    private final MachineSearch search = new MachineSearch(this::chosen, this::openTheOnlyOne);
    private final Problem problem = new Problem("machines-problem");
    private final EmptyList empty = new EmptyList();
    private final MachineGrid grid = new MachineGrid(empty);
    private final CallbackDataProvider<MachineRow, Void> rows =
            new CallbackDataProvider<>(this::fetch, this::count, MachineRow::id);
    private MachineChoice choice = MachineChoice.ALL;
    private @Nullable MachinesPresenter presenter;

    @Inject
    MachinesView(Operator operator) {
        this.operator = operator;
        addClassName("machines");
        grid.setDataProvider(rows);
        grid.getLazyDataView()
                .addItemCountChangeListener(event -> search.showTotal(event.getItemCount()));
        add(search, problem, grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        choice = MachineChoice.of(firstOfEach(event.getLocation().getQueryParameters()));
        search.show(choice);
        apply();
    }

    private static Map<String, String> firstOfEach(QueryParameters parameters) {
        return parameters.getParameters().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        presenter = new MachinesPresenter(operator, new LiveRows(new LivePage(event.getUI())));
        presenter.open().ifPresent(problem::show);
        apply();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (presenter != null) {
            presenter.close();
        }
    }

    private void chosen(MachineChoice chosen) {
        choice = chosen;
        apply();
        // The address keeps the choice, so that it survives a reload and can be passed on.
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location("machines", QueryParameters.simple(choice.parameters())));
    }

    private void apply() {
        if (presenter == null) {
            return;
        }
        problem.show(presenter.choose(choice).orElse(""));
        empty.explain(choice);
        rows.refreshAll();
    }

    private void openTheOnlyOne() {
        if (presenter != null) {
            presenter.only().ifPresent(id -> UI.getCurrent().navigate("machines/" + id));
        }
    }

    private Stream<MachineRow> fetch(Query<MachineRow, Void> query) {
        int offset = query.getOffset();
        int limit = query.getLimit();
        return presenter == null
                ? Stream.of()
                : answer(presenter.rows(offset, limit), List.of()).stream();
    }

    private int count(Query<MachineRow, Void> query) {
        return presenter == null ? 0 : answer(presenter.total(), 0);
    }

    private <T> T answer(Answer<T> answer, T otherwise) {
        return switch (answer) {
            case Answer.Done<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> {
                problem.show(refusal.message());
                yield otherwise;
            }
        };
    }

    private final class LiveRows implements MachinesPresenter.Screen {
        private final LivePage page;

        LiveRows(LivePage page) {
            this.page = page;
        }

        @Override
        public void changed(List<MachineRow> changed) {
            page.change(() -> changed.forEach(rows::refreshItem));
        }

        @Override
        public void reload() {
            page.change(rows::refreshAll);
        }
    }
}
