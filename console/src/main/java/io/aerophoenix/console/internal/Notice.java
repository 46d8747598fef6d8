package io.aerophoenix.console.internal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;

/// A sentence for the operator: good news goes by itself, bad news stays until it is read.
final class Notice {
    private static final Duration GOOD_NEWS = Duration.ofSeconds(3);

    private Notice() {}

    static void done(String sentence) {
        var notice = notification(sentence);
        notice.setDuration((int) GOOD_NEWS.toMillis());
        notice.open();
    }

    static void problem(String sentence) {
        var notice = notification(sentence);
        notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
        notice.setDuration(0);
        notice.setAssertive(true);
        notice.add(new Button("Close", _ -> notice.close()));
        notice.open();
    }

    private static Notification notification(String sentence) {
        var text = new Span(sentence);
        text.getElement().setAttribute("data-testid", "notice");
        var notice = new Notification(text);
        notice.setPosition(Notification.Position.BOTTOM_END);
        return notice;
    }
}
