package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Element;
import java.util.List;

/// Rows that the browser arranges by itself.
///
/// @param <R> a record, whose components the browser knows by name
@JsModule("context://console/rows.js")
final class PushedRows<R> extends Component {
    private List<R> shown = List.of();

    private PushedRows(String tag) {
        super(new Element(tag));
    }

    static PushedRows<TimelineEntry> timeline() {
        return new PushedRows<>("aero-timeline");
    }

    static PushedRows<ChangeRow> feed() {
        return new PushedRows<>("aero-feed");
    }

    void show(List<R> rows) {
        if (!rows.equals(shown)) {
            shown = rows;
            getElement().setPropertyList("rows", rows);
        }
    }
}
