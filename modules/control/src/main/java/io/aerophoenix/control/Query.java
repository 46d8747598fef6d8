package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineHistory;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.lifecycle.EventListener;
import io.aerophoenix.lifecycle.Health;
import io.aerophoenix.lifecycle.LogPage;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.lifecycle.Subscription;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What changes nothing.
public sealed interface Query<T> extends Request<T>
        permits AppQuery,
                Query.AwaitState,
                Query.FindLogsTail,
                Query.FollowLogs,
                Query.GetHealth,
                Query.GetHistory,
                Query.GetMachine,
                Query.GetMemory,
                Query.GetUsage,
                Query.GetVitals,
                Query.ListConfigurations,
                Query.ListMachines,
                Query.ListProcesses,
                Query.ListRegions,
                Query.ReadLogs,
                Query.SliceMachines,
                Query.WatchEvents,
                Query.WatchVitals,
                SecretQuery,
                VolumeQuery {
    @Override
    default Capability needs() {
        return Capability.MACHINE_READ;
    }

    record GetMachine(MachineId machine) implements Query<Sighting> {
        @Override
        public Answer<Sighting> carryOut(Engine engine, Caller caller) {
            return engine.find(machine);
        }
    }

    /// Machines in the order of their ids, quarantined ones among them.
    ///
    /// @param after the id after which the page begins; null for the first page
    /// @param limit 1 to 1000
    record ListMachines(MachineFilter filter, @Nullable MachineId after, int limit)
            implements Query<MachinePage> {
        @Override
        public Answer<MachinePage> carryOut(Engine engine, Caller caller) {
            return engine.list(this);
        }
    }

    /// A part of the list of machines, by place: for those who jump about in it.
    ///
    /// @param offset from 0
    /// @param limit 1 to 1000
    record SliceMachines(MachineFilter filter, int offset, int limit)
            implements Query<MachinePage> {
        @Override
        public Answer<MachinePage> carryOut(Engine engine, Caller caller) {
            return engine.slice(this);
        }
    }

    /// The specs that a machine has had, the oldest first.
    record ListConfigurations(MachineId machine) implements Query<List<Configuration>> {
        @Override
        public Answer<List<Configuration>> carryOut(Engine engine, Caller caller) {
            return engine.configurations().list(machine);
        }
    }

    /// What a machine's health checks say.
    record GetHealth(MachineId machine) implements Query<Health> {
        @Override
        public Answer<Health> carryOut(Engine engine, Caller caller) {
            return engine.health(machine);
        }
    }

    /// What has become of a machine, the oldest first, also of a terminated one.
    record GetHistory(MachineId machine) implements Query<MachineHistory> {
        @Override
        public Answer<MachineHistory> carryOut(Engine engine, Caller caller) {
            return engine.history(machine);
        }
    }

    /// Waits until the machine is in one of the states; `timeout` when it is not in time, with the state it is in.
    ///
    /// @param states none of them needs to be there when it is to be settled
    /// @param settled whether it is enough, too, that the machine is where it stays, and nothing is under way
    /// @param since what the machine was at this version, and before, does not count; what it was for a moment after it
    ///     does. Null for "as it stands now"
    /// @param patience 0 to 5 minutes
    record AwaitState(
            MachineId machine,
            Set<MachineState> states,
            boolean settled,
            @Nullable Long since,
            Duration patience)
            implements Query<Awaited> {
        public AwaitState {
            states = Set.copyOf(states);
            if (states.isEmpty() && !settled) {
                throw new IllegalArgumentException("there must be a state to wait for");
            }
        }

        /// For one of the states, as the machine stands now.
        public AwaitState(MachineId machine, Set<MachineState> states, Duration patience) {
            this(machine, states, false, null, patience);
        }

        @Override
        public Answer<Awaited> carryOut(Engine engine, Caller caller) {
            return engine.awaitState(this);
        }
    }

    /// What a wait came to.
    ///
    /// @param machine as it stood when that was known; may have moved on from there
    /// @param state the state that was waited for
    /// @param version the version at which the machine was in it
    record Awaited(Machine machine, MachineState state, long version) {}

    /// The processes of a machine's workload; none when it does not run.
    record ListProcesses(MachineId machine) implements Query<List<MachineDriver.ProcessUsage>> {
        @Override
        public Answer<List<MachineDriver.ProcessUsage>> carryOut(Engine engine, Caller caller) {
            return engine.workloads().processes(machine);
        }
    }

    /// How much memory a machine's workload may take now, and how much of that is left.
    record GetMemory(MachineId machine) implements Query<MachineDriver.Memory> {
        @Override
        public Answer<MachineDriver.Memory> carryOut(Engine engine, Caller caller) {
            return engine.workloads().memory(machine);
        }
    }

    /// @param after a cursor of an earlier page, [LogPage#BEGINNING] for the oldest line kept
    /// @param maxLines 1 to 10,000
    record ReadLogs(MachineId machine, String after, int maxLines) implements Query<LogPage> {
        @Override
        public Answer<LogPage> carryOut(Engine engine, Caller caller) {
            return engine.workloads().logs(this);
        }
    }

    /// The cursor from which about the last `lines` lines are read.
    record FindLogsTail(MachineId machine, int lines) implements Query<String> {
        @Override
        public Answer<String> carryOut(Engine engine, Caller caller) {
            return engine.workloads().logsTail(this);
        }
    }

    /// Signals, from another thread, that there may be more to read; must not block.
    record FollowLogs(MachineId machine, Runnable moreMayBeThere) implements Query<Subscription> {
        @Override
        public Answer<Subscription> carryOut(Engine engine, Caller caller) {
            return engine.workloads().followLogs(this);
        }
    }

    /// What the machine's workload uses now; empty when it does not run.
    record GetUsage(MachineId machine) implements Query<Optional<MachineDriver.Usage>> {
        @Override
        public Answer<Optional<MachineDriver.Usage>> carryOut(Engine engine, Caller caller) {
            return engine.workloads().usage(machine);
        }
    }

    /// Follows all changes of the region from a position on, also from one before the latest restart.
    ///
    /// @param after the position after which to begin; null for "from now on"
    record WatchEvents(@Nullable Long after, EventListener listener)
            implements Query<Subscription> {
        @Override
        public Answer<Subscription> carryOut(Engine engine, Caller caller) {
            return engine.watchEvents(this);
        }
    }

    record ListRegions() implements Query<List<RegionView>> {
        @Override
        public Answer<List<RegionView>> carryOut(Engine engine, Caller caller) {
            return engine.regions();
        }
    }

    /// The region's figures of the last two minutes, one a second, the oldest first.
    record GetVitals() implements Query<List<Vitals>> {
        @Override
        public Answer<List<Vitals>> carryOut(Engine engine, Caller caller) {
            return engine.vitals();
        }
    }

    /// Hears the region's figures as they are taken, about once a second; the listener must not block.
    record WatchVitals(Consumer<Vitals> listener) implements Query<Subscription> {
        @Override
        public Answer<Subscription> carryOut(Engine engine, Caller caller) {
            return engine.watchVitals(listener);
        }
    }
}
