package io.aerophoenix.console.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;

/// The table of machines. It holds the rows in sight and a few beside them, however long the list is.
final class MachineGrid extends Grid<MachineRow> {
    private static final int ROWS_PER_PAGE = 50;

    MachineGrid(EmptyList empty) {
        addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setSelectionMode(SelectionMode.NONE);
        setPageSize(ROWS_PER_PAGE);
        setEmptyStateComponent(empty);
        arrangeColumns();
        addItemClickListener(event -> open(event.getItem()));
    }

    private static void open(MachineRow row) {
        UI.getCurrent().navigate("machines/" + row.id());
    }

    private void arrangeColumns() {
        narrow(addColumn(state()), "State", 130);
        addColumn(name()).setHeader("Name").setFlexGrow(2).setWidth("170px");
        addColumn(MachineRow::app).setHeader("App").setFlexGrow(1).setWidth("90px");
        narrow(addColumn(health()), "Health", 105);
        narrow(addColumn(MachineRow::driver), "Driver", 95);
        narrow(addColumn(MachineRow::resources), "Resources", 165);
        narrow(addColumn(MachineRow::changed), "Changed (UTC)", 170);
        addColumn(MachineRow::note).setHeader("Note").setFlexGrow(3).setWidth("180px");
    }

    private static void narrow(Column<MachineRow> column, String header, int pixels) {
        column.setHeader(header).setWidth(pixels + "px").setFlexGrow(0);
    }

    private static LitRenderer<MachineRow> state() {
        return LitRenderer.<MachineRow>of(
                        "<span class=\"state\" data-state=\"${item.state}\">${item.state}</span>")
                .withProperty("state", MachineRow::state);
    }

    private static LitRenderer<MachineRow> health() {
        return LitRenderer.<MachineRow>of(
                        """
                        <span class="health" data-health="${item.health}" ?hidden="${!item.health}">${item.health}</span>\
                        """)
                .withProperty("health", MachineRow::health);
    }

    private static LitRenderer<MachineRow> name() {
        return LitRenderer.<MachineRow>of(
                        """
                        <a router-link href="machines/${item.id}" data-testid="machine-row-${item.name}">${item.name}</a>
                        <span class="mark" ?hidden="${!item.cordoned}">cordoned</span>\
                        """)
                .withProperty("id", row -> row.id().value())
                .withProperty("name", MachineRow::name)
                .withProperty("cordoned", MachineRow::cordoned);
    }
}
