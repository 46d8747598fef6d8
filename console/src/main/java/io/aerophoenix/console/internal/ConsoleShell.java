package io.aerophoenix.console.internal;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.lumo.Lumo;

/// What every page has in common: the look, and a socket by which the region pushes.
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet(Lumo.COMPACT_STYLESHEET)
@StyleSheet("console/console.css")
public final class ConsoleShell implements AppShellConfigurator {
    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "console/phoenix.svg", "any");
        // Before the first paint, or a dark page would flash white.
        settings.addInlineWithContents(
                Inline.Position.PREPEND,
                "<script src=\"/console/look.js\"></script>",
                Inline.Wrapping.NONE);
    }
}
