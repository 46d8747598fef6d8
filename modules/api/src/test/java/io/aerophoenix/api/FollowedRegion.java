package io.aerophoenix.api;

import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.MachineEvent;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A region that can be followed, and counts who does. As promised, each listener has a virtual thread of its own.
final class FollowedRegion {
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> signals = ConcurrentHashMap.newKeySet();
    private final List<LogPage.LogLine> log = new CopyOnWriteArrayList<>();

    void install(ScriptedControl control) {
        control.on(
                Query.WatchEvents.class,
                query -> new Answer.Done<>((Subscription) new Follower(query.listener())));
        control.on(
                Query.FollowLogs.class, query -> new Answer.Done<>(follow(query.moreMayBeThere())));
        control.on(Query.ReadLogs.class, query -> new Answer.Done<>(read(query)));
        control.on(
                Query.FindLogsTail.class,
                query ->
                        new Answer.Done<>(String.valueOf(Math.max(0, log.size() - query.lines()))));
    }

    int followers() {
        return followers.size() + signals.size();
    }

    void tell(MachineEvent... events) {
        tell(listener -> listener.changed(List.of(events)));
    }

    void tell(Consumer<EventListener> news) {
        followers.forEach(follower -> follower.news.add(news));
    }

    void write(String line) {
        log.add(new LogPage.LogLine("stdout", line));
        signals.forEach(Runnable::run);
    }

    private Subscription follow(Runnable signal) {
        signals.add(signal);
        signal.run();
        return () -> signals.remove(signal);
    }

    private LogPage read(Query.ReadLogs query) {
        var written = List.copyOf(log);
        int cursor = query.after().isEmpty() ? 0 : Integer.parseInt(query.after());
        int from = Math.min(written.size(), cursor);
        int to = Math.min(written.size(), from + query.maxLines());
        return new LogPage(written.subList(from, to), String.valueOf(to));
    }

    private final class Follower implements Subscription {
        private final LinkedBlockingQueue<Consumer<EventListener>> news =
                new LinkedBlockingQueue<>();
        private final Thread thread;

        Follower(EventListener listener) {
            followers.add(this);
            thread = Thread.startVirtualThread(() -> run(listener));
        }

        private void run(EventListener listener) {
            try {
                while (followers.contains(this)) {
                    news.take().accept(listener);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            followers.remove(this);
            thread.interrupt();
        }
    }
}
