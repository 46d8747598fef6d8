package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls back when something changes in folders: one thread and one watch of the kernel for all of them.
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final WatchService service;
    private final Duration merge;
    private final Map<WatchKey, List<Listener>> listeners = new HashMap<>();

    /// Hears of changes, on the watch's thread. Must not block.
    @FunctionalInterface
    interface Listener {
        /// @param names of the files that changed; empty when anything may have changed
        void changed(List<String> names);
    }

    private FolderWatch(WatchService service, Duration merge) {
        this.service = service;
        this.merge = merge;
    }

    /// @param merge changes of a folder that follow one another faster are told as one
    static FolderWatch open(String name, Duration merge) throws IOException {
        var watch = new FolderWatch(FileSystems.getDefault().newWatchService(), merge);
        Thread.ofPlatform().daemon().name(name).start(watch::run);
        return watch;
    }

    /// Listens to a folder, which must exist. Ends by itself when the folder is removed.
    Subscription watch(Path folder, Listener listener) {
        synchronized (listeners) {
            var key = register(folder);
            listeners.computeIfAbsent(key, _ -> new ArrayList<>()).add(listener);
            return () -> forget(key, listener);
        }
    }

    private WatchKey register(Path folder) {
        try {
            return folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s cannot be watched; the host may have run out of watches (fs.inotify.max_user_watches)"
                            .formatted(folder),
                    e);
        }
    }

    private void forget(WatchKey key, Listener listener) {
        synchronized (listeners) {
            var remaining = listeners.get(key);
            if (remaining != null && remaining.remove(listener) && remaining.isEmpty()) {
                listeners.remove(key);
                key.cancel();
            }
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.warn("A watch on folders could not be closed.", e);
        }
    }

    private void run() {
        try {
            while (true) {
                tell(service.take());
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // Closed: nobody listens any more.
        }
    }

    /// Tells of everything that is there, and only then lets the kernel collect more.
    private void tell(WatchKey first) {
        var told = new ArrayList<WatchKey>();
        for (@Nullable WatchKey key = first; key != null; key = service.poll()) {
            told.add(key);
            tell(key, names(key));
        }
        LockSupport.parkNanos(merge.toNanos());
        told.forEach(this::letGoOn);
    }

    private void letGoOn(WatchKey key) {
        if (!key.reset()) {
            synchronized (listeners) {
                listeners.remove(key);
            }
        }
    }

    private static List<String> names(WatchKey key) {
        var names = new LinkedHashSet<String>();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind().equals(StandardWatchEventKinds.OVERFLOW)) {
                return List.of();
            }
            names.add(String.valueOf(event.context()));
        }
        return List.copyOf(names);
    }

    private void tell(WatchKey key, List<String> names) {
        for (var listener : listenersTo(key)) {
            try {
                listener.changed(names);
            } catch (RuntimeException e) {
                LOG.error("A listener to {} failed; it is told again.", key.watchable(), e);
            }
        }
    }

    private List<Listener> listenersTo(WatchKey key) {
        synchronized (listeners) {
            return List.copyOf(listeners.getOrDefault(key, List.of()));
        }
    }
}
