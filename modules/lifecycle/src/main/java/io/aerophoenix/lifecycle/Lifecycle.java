package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.wal.RebuildReport;
import io.aerophoenix.wal.WalStats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All machines of one region.
public interface Lifecycle extends AutoCloseable {
    /// Creates a machine. Answered when the creation is durable and what follows it (a start) is done or has failed; a
    /// start that failed leaves the machine stopped, with the reason in its status.
    ///
    /// An id that exists already is answered with its machine when the digests are equal, and refused otherwise.
    CompletableFuture<Answer<Machine>> create(Creation creation);

    /// Does something with a machine. Answered when it is durable and its effects, if it has any, are done.
    ///
    /// A repeat, by its key, of what has been done is answered as that was, also by the same failure; a repeat of what is
    /// under way is answered when that is done. A refusal has changed nothing and is not kept: the repeat is tried.
    ///
    /// A future that is given up changes nothing: the operation goes on.
    CompletableFuture<Answer<Machine>> act(MachineId machine, Order order);

    /// The latest that a machine's history has of a request with this key; empty when there is nothing.
    ///
    /// @throws io.aerophoenix.lifecycle.QuarantineException when its file cannot be read
    Optional<KeyedRequest> earlier(MachineId machine, KeyedRequest request);

    /// Ends a machine's quarantine, after a person has put a good copy of its file back or seen to whatever was the cause.
    /// Blocks while the file is read.
    ///
    /// @return the machine, also when it was in no quarantine; or a refusal that says what is still wrong
    Answer<Machine> readmit(MachineId machine);

    /// Makes the region's index anew from the machines' own files, beside all that goes on.
    ///
    /// @return fails when that is being done already, or the files cannot be listed; the old index stands then
    CompletableFuture<RebuildReport> rebuildIndex();

    /// What is under an id. Blocks for an id that is in no list: terminated machines leave memory after a while, and are
    /// found in their files.
    ///
    /// @throws io.aerophoenix.lifecycle.QuarantineException when such a file cannot be read
    Optional<Sighting> find(MachineId machine);

    /// A page of machines, in the order of their ids.
    ///
    /// @param after the id after which the page begins; null for the first
    MachinePage list(MachineFilter filter, @Nullable MachineId after, int limit);

    /// A part of what a list has, by place.
    ///
    /// @param offset how many machines come before it, from 0
    /// @return as [#list], with no word on what comes after
    MachinePage slice(MachineFilter filter, int offset, int limit);

    /// How many machines of the lists are in each state; every state has an entry.
    Map<MachineState, Integer> census();

    int quarantined();

    /// What has become of a machine; empty when there is no such machine.
    ///
    /// @throws io.aerophoenix.lifecycle.QuarantineException when its file cannot be read
    Optional<MachineHistory> history(MachineId machine);

    /// All specs that a machine has had, the oldest first; empty when there is no such machine.
    ///
    /// @throws io.aerophoenix.lifecycle.QuarantineException when its file cannot be read
    Optional<List<Configuration>> configurations(MachineId machine);

    /// What its health checks say of a machine; empty when there is no such machine.
    Optional<Health> health(MachineId machine);

    /// Completed as soon as the machine meets the condition, at once if it does. Cancel it when it is of no more use.
    /// Completes with empty when there is no such machine.
    CompletableFuture<Optional<Machine>> when(MachineId machine, Predicate<Machine> condition);

    /// Follows the region's changes.
    ///
    /// @param after the position after which to begin; null for "from now on"
    Subscription watch(@Nullable Long after, EventListener listener);

    /// The driver that runs, or would run, this machine.
    Optional<MachineDriver> driver(String name);

    /// The spec of a machine, with what its app provides: for what is run beside its workload.
    ///
    /// @throws DriverException when something of that cannot be had
    MachineSpec provided(Machine machine) throws DriverException;

    /// What each driver offers and how much of it is taken, by driver name.
    Map<String, Room> rooms();

    LifecycleStats stats();

    /// What the health checks have come to.
    HealthStats healthStats();

    /// How long the journal took from append to durable, since the previous call: one reader only.
    WalStats.Latency recentJournalLatency();

    /// Whether changes can be made durable now.
    boolean healthy();

    /// Lets what is under way come to its end, for a few seconds at most, stores everything, and closes. Workloads go on.
    @Override
    void close();

    /// @param id fresh, or derived from an idempotency key
    /// @param digest fingerprint of the request
    /// @param then what follows: [Action#START] or nothing
    record Creation(
            MachineId id,
            AppName app,
            RegionCode region,
            MachineSpec spec,
            String digest,
            List<Action> then,
            String actor) {
        public Creation {
            then = List.copyOf(then);
        }
    }

    /// @param expectedVersion null to take any
    /// @param nonce what opens the machine's lease; null when there is none to be opened
    /// @param keyed by what a repeat is recognised, which is answered as the first was; null to do it anew
    record Order(
            Wish wish,
            String actor,
            Cause cause,
            @Nullable Long expectedVersion,
            @Nullable String nonce,
            @Nullable KeyedRequest keyed) {
        /// One that is no repeat, whatever came before.
        public Order(
                Wish wish,
                String actor,
                Cause cause,
                @Nullable Long expectedVersion,
                @Nullable String nonce) {
            this(wish, actor, cause, expectedVersion, nonce, null);
        }

        /// Some steps of a machine that nobody holds a lease of.
        public Order(
                List<Action> actions, String actor, Cause cause, @Nullable Long expectedVersion) {
            this(new Wish.Steps(actions), actor, cause, expectedVersion, null);
        }

        /// Whether it may be a repeat of what came before: not if it brings the outcome.
        boolean isRepeatable() {
            return keyed != null && keyed.outcome() == null;
        }

        /// Leaves out the nonce.
        @Override
        public String toString() {
            return "Order[%s by %s, %s]".formatted(wish, actor, cause.word());
        }
    }

    record Room(Resources capacity, Resources used) {}
}
