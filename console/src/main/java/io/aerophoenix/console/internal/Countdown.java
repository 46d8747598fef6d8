package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// The time that is left, counted down by the browser.
@Tag("aero-countdown")
@JsModule("context://console/countdown.js")
final class Countdown extends Component {
    /// @param onOver the time has run out, by the browser's count
    Countdown(Runnable onOver) {
        getElement().setAttribute("data-testid", "lease-left").setAttribute("role", "timer");
        getElement().addEventListener("over", _ -> onOver.run());
    }

    void show(long leftMillis) {
        getElement().setProperty("leftMillis", (double) leftMillis);
    }
}
