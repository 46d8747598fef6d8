package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/// Differences, one to a line.
final class Lines extends UnorderedList {
    Lines(List<String> lines) {
        addClassName("differences");
        lines.forEach(line -> add(new ListItem(line)));
    }
}
