package io.aerophoenix.simulator;

import io.aerophoenix.lifecycle.Subscription;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everybody who follows a log. One alarm looks after all of them, and only while there are any.
final class LogFollowers {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollowers.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final World world;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private boolean looking;

    LogFollowers(World world) {
        this.world = world;
    }

    /// @param end how many lines there are by now
    Subscription follow(LongSupplier end, Runnable moreMayBeThere) {
        var follower = new Follower(end, moreMayBeThere);
        followers.add(follower);
        lookSoon();
        return follower;
    }

    private synchronized void lookSoon() {
        if (!looking) {
            looking = true;
            world.at(world.now(), this::look);
        }
    }

    private void look() {
        followers.forEach(Follower::look);
        lookAgain();
    }

    private synchronized void lookAgain() {
        looking = !followers.isEmpty();
        if (looking) {
            world.at(world.now().plus(LOOK_EVERY), this::look);
        }
    }

    private final class Follower implements Subscription {
        private static final long NOTHING_YET = -1;

        private final LongSupplier end;
        private final Runnable moreMayBeThere;
        private long seen = NOTHING_YET;

        Follower(LongSupplier end, Runnable moreMayBeThere) {
            this.end = end;
            this.moreMayBeThere = moreMayBeThere;
        }

        void look() {
            long now = end.getAsLong();
            if (now == seen) {
                return;
            }
            seen = now;
            try {
                moreMayBeThere.run();
            } catch (RuntimeException e) {
                LOG.warn("A follower of a log failed", e);
            }
        }

        @Override
        public void close() {
            followers.remove(this);
        }
    }
}
