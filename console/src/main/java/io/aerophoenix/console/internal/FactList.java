package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import io.aerophoenix.console.internal.MachinePicture.Fact;
import java.util.List;

/// Names and values.
final class FactList extends DescriptionList {
    private List<Fact> shown = List.of();

    FactList() {
        addClassName("facts");
    }

    void show(List<Fact> facts) {
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        removeAll();
        for (var fact : facts) {
            add(new Term(fact.name()), new Description(fact.value()));
        }
    }
}
