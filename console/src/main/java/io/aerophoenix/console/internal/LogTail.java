package io.aerophoenix.console.internal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import io.aerophoenix.lifecycle.LogPage.LogLine;
import java.util.List;

/// The end of a log, growing. The browser keeps the last 2,000 lines; the server keeps none.
@Tag("aero-log-tail")
@JsModule("context://console/log-tail.js")
final class LogTail extends Component {
    void add(List<LogLine> lines) {
        getElement().callJsFunction("add", lines.stream().map(Line::of).toList());
    }

    void say(String sentence) {
        getElement().callJsFunction("say", sentence);
    }

    record Line(String stream, String text) {
        static Line of(LogLine line) {
            return new Line(line.stream(), line.text());
        }
    }
}
