package io.aerophoenix.console.internal;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/// Shows a banner, with the ways to the machines that it is about.
final class BannerBar extends Div {
    private @Nullable Banner shown;

    BannerBar() {
        addClassName("banner");
        getElement().setAttribute("role", "alert");
    }

    void show(Banner banner) {
        if (banner.equals(shown)) {
            return;
        }
        shown = banner;
        removeAll();
        getElement().setAttribute("data-testid", banner.kind().testId);
        add(label(banner.kind()), new Span(banner.sentence()));
        for (var row : banner.machines()) {
            var link = new Anchor("machines/" + row.id(), row.name());
            link.getElement().setAttribute("router-link", true);
            add(link);
        }
    }

    private static Span label(Banner.Kind kind) {
        if (kind == Banner.Kind.CRITICAL) {
            var badge = new HealthBadge();
            badge.show(kind.label);
            return badge;
        }
        var badge = new StateBadge(MachineRow.QUARANTINED);
        badge.setText(kind.label);
        return badge;
    }
}
