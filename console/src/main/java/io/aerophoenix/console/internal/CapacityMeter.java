package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.aerophoenix.console.internal.DashboardPicture.DriverMeter;
import io.aerophoenix.console.internal.DashboardPicture.Meter;
import java.util.Locale;

/// How much of a driver's CPU and memory is taken.
final class CapacityMeter extends Div {
    private static final double NEARLY_FULL = 0.9;

    private final Span driver = new Span();
    private final Bar cpus = new Bar();
    private final Bar memory = new Bar();

    CapacityMeter() {
        addClassName("capacity-meter");
        driver.addClassName("driver");
        add(driver, cpus, memory);
    }

    void show(DriverMeter meter) {
        driver.setText(meter.driver());
        cpus.show(meter.cpus());
        memory.show(meter.memory());
    }

    private static final class Bar extends Div {
        private final Span label = new Span();
        private final Div full = new Div();

        Bar() {
            addClassName("meter");
            getElement().setAttribute("role", "meter");
            label.addClassName("label");
            full.addClassName("full");
            var track = new Div(full);
            track.addClassName("track");
            add(track, label);
        }

        void show(Meter meter) {
            label.setText(meter.label());
            var percent = String.format(Locale.ROOT, "%.1f", meter.share() * 100);
            full.setWidth(percent + "%");
            setClassName("nearly-full", meter.share() >= NEARLY_FULL);
            getElement()
                    .setAttribute("aria-valuenow", percent)
                    .setAttribute("aria-label", meter.label());
        }
    }
}
