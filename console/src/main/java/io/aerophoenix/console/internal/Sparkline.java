package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;

/// Some lines over time, drawn small.
@Tag("aero-sparkline")
@JsModule("context://console/sparkline.js")
final class Sparkline extends Component {
    /// @param lines share one scale; the oldest value first
    void show(List<List<Double>> lines) {
        getElement().setPropertyList("lines", lines);
    }
}
