package io.aerophoenix.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Lets go of pages whose browser has fallen silent: it crashed, or its network is gone.
///
/// A tab that is closed says so. One that cannot say so is noticed by the framework only when another request of the same
/// browser comes, which may be never; until then its page would go on listening, and what it is told would pile up.
final class SilentPages implements AutoCloseable {
    /// How often an open page says that it is still there. Browsers slow hidden tabs down to one a minute.
    static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private final Set<VaadinSession> sessions = ConcurrentHashMap.newKeySet();
    private final Thread rounds =
            Thread.ofVirtual().name("console-silent-pages").unstarted(this::run);

    /// Goes its rounds from now on.
    static SilentPages of(VaadinService service) {
        var silentPages = new SilentPages();
        service.addSessionInitListener(event -> silentPages.sessions.add(event.getSession()));
        service.addSessionDestroyListener(event -> silentPages.sessions.remove(event.getSession()));
        silentPages.rounds.start();
        return silentPages;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                sessions.forEach(SilentPages::lookThrough);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed: the thread ends here.
        }
    }

    private static void lookThrough(VaadinSession session) {
        long longAgo = System.currentTimeMillis() - LONGEST_SILENCE.toMillis();
        letGo(session, page -> page.getInternals().getLastHeartbeatTimestamp() < longAgo);
    }

    private static void letGo(VaadinSession session, Predicate<UI> which) {
        // The session reports what fails in it.
        var _ =
                session.access(() ->
                        List.copyOf(session.getUIs()).stream()
                                .filter(which)
                                .forEach(page -> letGo(session, page)));
    }

    private static void letGo(VaadinSession session, UI page) {
        page.accessSynchronously(() -> {
            page.close();
            session.removeUI(page);
        });
    }

    /// Lets go of all pages: the console stops.
    @Override
    public void close() {
        rounds.interrupt();
        sessions.forEach(session -> letGo(session, _ -> true));
    }
}
