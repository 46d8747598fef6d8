package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.util.Map;
import java.util.Set;

/// What changes how a machine is meant to be.
public sealed interface ConfigurationCommand extends Command<Machine> {
    MachineId machine();

    Precondition given();

    @Override
    default Capability needs() {
        return Capability.MACHINE_CREATE;
    }

    /// Gives a machine another spec. One that runs is restarted by it, where its workload would not be the same.
    ///
    /// @param spec with the machine's name and driver, which stay
    /// @param annexes whether the spec brings them, or those stay that the machine has
    record UpdateMachine(
            MachineId machine, MachineSpec spec, Wish.Annexes annexes, Precondition given)
            implements ConfigurationCommand {
        /// With the annexes that the spec brings.
        public UpdateMachine(MachineId machine, MachineSpec spec, Precondition given) {
            this(machine, spec, Wish.Annexes.GIVEN, given);
        }

        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.configurations().update(this, caller);
        }
    }

    /// Gives a machine the spec again that it had at an earlier version.
    record RollBackMachine(MachineId machine, long toVersion, Precondition given)
            implements ConfigurationCommand {
        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.configurations().rollBack(this, caller);
        }
    }

    /// Changes labels; the workload is left alone. A label that is put and removed is put.
    record LabelMachine(
            MachineId machine, Map<String, String> put, Set<String> remove, Precondition given)
            implements ConfigurationCommand {
        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.tell(machine, new Wish.Label(put, remove), given, caller);
        }
    }

    /// Marks a machine as not to be given new work. What runs in it goes on.
    record CordonMachine(MachineId machine, Precondition given) implements ConfigurationCommand {
        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.tell(machine, new Wish.Cordon(), given, caller);
        }
    }

    record UncordonMachine(MachineId machine, Precondition given) implements ConfigurationCommand {
        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.tell(machine, new Wish.Uncordon(), given, caller);
        }
    }
}
