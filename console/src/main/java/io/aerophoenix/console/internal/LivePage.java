package io.aerophoenix.console.internal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;

/// A page in somebody's browser, as other threads reach it.
record LivePage(UI ui) {
    /// Changes the page as soon as nobody else does; a page that has gone is left in peace.
    void change(Command change) {
        try {
            var _ = ui.access(change); // the session reports what the change throws
        } catch (UIDetachedException e) {
            // Closed between the event and now: there is nobody left to tell.
        }
    }
}
