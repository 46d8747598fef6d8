package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.wal.Entry.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries durable entries from the journal to the machines' own files, and knows up to which position all of them have
/// arrived. Thread-safe.
///
/// It is lazy, because opening a file costs far more than another entry in it: entries of one machine gather for a
/// while and go in one transaction, those machines first whose oldest entry waits longest. When much waits, it no longer
/// lets them gather.
///
/// A damaged file is given up, and so is what waits for it: that stays in the journal. Any other failure is tried again.
final class WriteBehind implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBehind.class);
    private static final int MOST_SENT = 16;
    private static final int AT_ONCE = 256;
    // After a failure, of one file and, when many fail, of all.
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final MachineFiles files;
    private final DamageListener damage;
    private final long minimumAgeNanos;
    private final long mostBytes;
    private final Payloads payloads = new Payloads();
    // An entry leaves when its file has it, not when it is sent.
    private final Map<MachineId, Backlog> backlogs = new HashMap<>();
    private final TreeMap<Long, Backlog> byOldest = new TreeMap<>();
    private final Set<MachineId> givenUp = new HashSet<>();
    private final Set<MachineId> failing = new HashSet<>();
    private int sent;
    private int entries;
    private long bytes;
    private long position;
    private long pausedUntilNanos = System.nanoTime();

    WriteBehind(MachineFiles files, Duration minimumAge, long mostBytes, DamageListener damage) {
        this.files = files;
        this.minimumAgeNanos = minimumAge.toNanos();
        this.mostBytes = mostBytes;
        this.damage = damage;
    }

    /// Begins with what a start has found unstored.
    ///
    /// @param upTo the position up to which there is nothing else
    synchronized void begin(List<Stored> unstored, long upTo) {
        add(unstored);
        position = upTo;
    }

    synchronized void add(List<Stored> fresh) {
        long now = System.nanoTime();
        for (var stored : fresh) {
            position = stored.position();
            var machine = stored.entry().machine();
            if (givenUp.contains(machine)) {
                continue;
            }
            var backlog =
                    backlogs.computeIfAbsent(machine, _ -> new Backlog(machine, payloads, now));
            bytes += backlog.add(stored);
            entries++;
            if (backlog.size() == 1) {
                byOldest.put(stored.position(), backlog);
            }
        }
    }

    /// Whether more waits than memory has been set aside for: the journal should take no new intents until less does.
    synchronized boolean crowded() {
        return bytes > mostBytes;
    }

    /// Sends what has gathered long enough, a few machines at a time; the rest follows as these arrive.
    void sendDue() {
        due().forEach(machine -> {
            var _ =
                    store(machine)
                            .whenComplete((_, _) -> {
                                returned();
                                sendDue();
                            });
        });
    }

    private synchronized List<MachineId> due() {
        long now = System.nanoTime();
        if (now - pausedUntilNanos < 0) {
            return List.of();
        }
        long age = bytes > mostBytes / 2 ? 0 : minimumAgeNanos;
        var due = new ArrayList<MachineId>();
        for (var backlog : byOldest.values()) {
            if (sent >= MOST_SENT) {
                break;
            }
            if (backlog.isToBeLeft(now)) {
                continue;
            }
            if (backlog.ageNanos(now) < age) {
                break; // those that follow are younger
            }
            due.add(backlog.machine);
            sent++;
            backlog.sent(now);
        }
        return due;
    }

    private synchronized void returned() {
        sent--;
    }

    /// Sends everything pending to the files, and waits until it has arrived or failed to: what failed stays pending, and
    /// so does what could not be sent in time.
    void storeAll(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (var some : machines().stream().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
            if (System.nanoTime() - end > 0) {
                LOG.info(
                        "{} entries are in the journal only; the next start stores them",
                        unstored());
                return;
            }
            CompletableFuture.allOf(
                            some.stream()
                                    .map(machine -> store(machine).exceptionally(_ -> null))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private synchronized List<MachineId> machines() {
        return byOldest.values().stream().map(backlog -> backlog.machine).toList();
    }

    /// Sends what is pending of one machine to its file.
    ///
    /// @return when it has arrived; fails when it has not, as [MachineFiles#store] does
    CompletableFuture<Void> store(MachineId machine) {
        var sending = takeUp(machine);
        if (sending.entries().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return files.store(machine, sending.entries())
                .handle((_, failure) -> {
                    if (failure == null) {
                        arrived(machine, sending.upTo());
                        return null;
                    }
                    throw failed(machine, failure);
                });
    }

    private synchronized Sending takeUp(MachineId machine) {
        var backlog = backlogs.get(machine);
        if (backlog == null) {
            return new Sending(List.of(), 0);
        }
        backlog.sent(System.nanoTime());
        return new Sending(backlog.entries(), backlog.newestPosition());
    }

    private synchronized void arrived(MachineId machine, long upTo) {
        if (failing.remove(machine) && failing.isEmpty()) {
            LOG.info("Machine files can be written again");
        }
        var backlog = backlogs.get(machine);
        if (backlog == null) {
            return;
        }
        int before = backlog.size();
        byOldest.remove(backlog.oldestPosition());
        bytes -= backlog.arrived(upTo);
        entries -= before - backlog.size();
        if (backlog.isEmpty()) {
            backlogs.remove(machine);
        } else {
            byOldest.put(backlog.oldestPosition(), backlog);
        }
    }

    private CompletionException failed(MachineId machine, Throwable failure) {
        var cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof DamagedFileException) {
            damage.damaged(machine, String.valueOf(cause.getMessage()));
        } else {
            tryAgainLater(machine, cause);
        }
        return new CompletionException(cause);
    }

    private synchronized void tryAgainLater(MachineId machine, Throwable cause) {
        if (failing.isEmpty()) {
            LOG.error(
                    "Machine files cannot be written; their entries stay in the journal, and storing is tried again",
                    cause);
        }
        failing.add(machine);
        long again = System.nanoTime() + PAUSE_NANOS;
        if (failing.size() >= MOST_SENT) {
            pausedUntilNanos = again; // it is the disk, not a file or two
        }
        var backlog = backlogs.get(machine);
        if (backlog != null) {
            backlog.failed(again);
        }
    }

    /// Gives up what is pending of a machine and what is yet to come: the journal keeps it.
    synchronized void giveUp(MachineId machine) {
        givenUp.add(machine);
        failing.remove(machine);
        var backlog = backlogs.remove(machine);
        if (backlog != null) {
            byOldest.remove(backlog.oldestPosition());
            entries -= backlog.size();
            bytes -= backlog.clear();
        }
    }

    /// Takes a machine up again that was given up.
    ///
    /// @param unstored what the journal has of it and its file has not
    synchronized void takeUpAgain(MachineId machine, List<Stored> unstored) {
        long newest = position;
        givenUp.remove(machine);
        add(unstored);
        position = newest;
    }

    /// The position up to which everything has arrived, or was given up.
    synchronized long arrivedUpTo() {
        return byOldest.isEmpty() ? position : byOldest.firstKey() - 1;
    }

    /// The oldest step of a machine that has not arrived; empty when all have.
    synchronized OptionalLong oldestStep(MachineId machine) {
        var backlog = backlogs.get(machine);
        return backlog == null ? OptionalLong.empty() : OptionalLong.of(backlog.oldestStep());
    }

    synchronized int unstored() {
        return entries;
    }

    /// Forgets what has not arrived: the journal has it.
    @Override
    public synchronized void close() {
        backlogs.clear();
        byOldest.clear();
        payloads.close();
    }

    private record Sending(List<Entry> entries, long upTo) {}
}
