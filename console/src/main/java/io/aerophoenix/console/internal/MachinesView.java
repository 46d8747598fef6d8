package io.aerophoenix.console.internal;

import static java.util.stream.Collectors.toMap;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All machines, or those that the operator looks for.
@Dependent
@Route(value = "machines", layout = ConsoleFrame.class)
@PageTitle("Machines · AeroPhoenix")
class MachinesView extends Div implements BeforeEnterObserver {
    private static final int ROWS_PER_PAGE = 50;
    private static final int TYPING_PAUSE_MILLIS = 250;
    private static final String ALL_LIVING = "";

    private final Operator operator;
    private final TextField text = new TextField();
    private final Select<String> state = new Select<>();
    private final TextField app = new TextField();
    private final Span total = new Span();
    private final Div problem = new Div();
    private final EmptyList empty = new EmptyList();
    private final Grid<MachineRow> grid = new Grid<>();
    private final CallbackDataProvider<MachineRow, Void> rows =
            new CallbackDataProvider<>(this::fetch, this::count, MachineRow::id);
    private MachineChoice choice = MachineChoice.ALL;
    private @Nullable MachinesPresenter presenter;

    @Inject
    MachinesView(Operator operator) {
        this.operator = operator;
        addClassName("machines");
        problem.addClassName("problem");
        problem.setVisible(false);
        arrangeFilters();
        arrangeGrid();
        total.addClassName("total");
        total.getElement().setAttribute("data-testid", "machines-total");
        var filters = new Div(text, state, app, total);
        filters.addClassName("filters");
        add(filters, problem, grid);
    }

    private void arrangeFilters() {
        text.setPlaceholder("Name, id or app   /");
        text.setAriaLabel("Search machines");
        text.setClearButtonVisible(true);
        text.setId("machine-search");
        text.getElement().setAttribute("data-search", true);
        app.setPlaceholder("App, whole name");
        app.setAriaLabel("App");
        app.setClearButtonVisible(true);
        state.setAriaLabel("State");
        state.setItems(
                Stream.concat(
                                Stream.of(ALL_LIVING),
                                Arrays.stream(MachineState.values()).map(MachineState::word))
                        .toList());
        state.setItemLabelGenerator(word -> word.equals(ALL_LIVING) ? "all but terminated" : word);
        state.setValue(ALL_LIVING);
        for (var field : List.of(text, app)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
            field.addValueChangeListener(event -> chosen(event.isFromClient()));
        }
        state.addValueChangeListener(event -> chosen(event.isFromClient()));
    }

    private void arrangeGrid() {
        grid.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setPageSize(ROWS_PER_PAGE);
        grid.setEmptyStateComponent(empty);
        grid.addColumn(stateBadge()).setHeader("State").setWidth("130px").setFlexGrow(0);
        grid.addColumn(nameLink()).setHeader("Name").setFlexGrow(2);
        grid.addColumn(MachineRow::app).setHeader("App").setFlexGrow(1);
        grid.addColumn(MachineRow::driver).setHeader("Driver").setWidth("110px").setFlexGrow(0);
        grid.addColumn(MachineRow::resources)
                .setHeader("Resources")
                .setWidth("170px")
                .setFlexGrow(0);
        grid.addColumn(MachineRow::changed)
                .setHeader("Changed (UTC)")
                .setWidth("180px")
                .setFlexGrow(0);
        grid.addColumn(MachineRow::note).setHeader("Note").setFlexGrow(3);
        grid.addItemClickListener(
                event -> UI.getCurrent().navigate("machines/" + event.getItem().id()));
        grid.setDataProvider(rows);
        grid.getLazyDataView().addItemCountChangeListener(event -> showTotal(event.getItemCount()));
    }

    private static LitRenderer<MachineRow> stateBadge() {
        return LitRenderer.<MachineRow>of(
                        "<span class=\"state\" data-state=\"${item.state}\">${item.state}</span>")
                .withProperty("state", MachineRow::state);
    }

    private static LitRenderer<MachineRow> nameLink() {
        return LitRenderer.<MachineRow>of(
                        """
                        <a router-link href="machines/${item.id}" data-testid="machine-row-${item.name}">${item.name}</a>\
                        """)
                .withProperty("id", row -> row.id().value())
                .withProperty("name", MachineRow::name);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        choice = MachineChoice.of(firstOfEach(event.getLocation().getQueryParameters()));
        text.setValue(choice.text());
        state.setValue(choice.state());
        app.setValue(choice.app());
        apply();
    }

    private static Map<String, String> firstOfEach(QueryParameters parameters) {
        return parameters.getParameters().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        presenter = new MachinesPresenter(operator, new LiveRows(new LivePage(event.getUI())));
        presenter.open().ifPresent(this::showProblem);
        apply();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (presenter != null) {
            presenter.close();
        }
    }

    private void chosen(boolean byOperator) {
        if (!byOperator) {
            return;
        }
        choice = new MachineChoice(text.getValue(), state.getValue(), app.getValue().strip());
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
        showProblem(presenter.choose(choice).orElse(""));
        empty.explain(choice);
        rows.refreshAll();
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
                showProblem(refusal.message());
                yield otherwise;
            }
        };
    }

    private void showTotal(int machines) {
        total.setText(machines == 1 ? "1 machine" : Wording.count(machines) + " machines");
    }

    private void showProblem(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
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
