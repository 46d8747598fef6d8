package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.MachineDriver;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;

/// What is done to the workload of a machine that runs, beside its life.
public sealed interface WorkloadCommand<T> extends Command<T> {
    @Override
    default Capability needs() {
        return Capability.MACHINE_CREATE;
    }

    /// @param signal such as `SIGHUP`
    record SendSignal(MachineId machine, String signal, Precondition given)
            implements WorkloadCommand<Machine> {
        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.workloads().signal(this, caller);
        }
    }

    /// Runs a command beside the workload, and waits for its end.
    record Execute(MachineId machine, Execution execution, Precondition given)
            implements WorkloadCommand<Execution.Outcome> {
        @Override
        public Answer<Execution.Outcome> carryOut(Engine engine, Caller caller) {
            return engine.workloads().execute(this, caller);
        }
    }

    /// Sets how much memory the workload may take, until the machine's next start.
    ///
    /// @param limitMb from 1
    record LimitMemory(MachineId machine, long limitMb, Precondition given)
            implements WorkloadCommand<MachineDriver.Memory> {
        @Override
        public Answer<MachineDriver.Memory> carryOut(Engine engine, Caller caller) {
            return engine.workloads().limitMemory(this, caller);
        }
    }

    /// Takes memory from the workload that it does not need now; answered with how many MiB it gave.
    ///
    /// @param amountMb from 1
    record ReclaimMemory(MachineId machine, long amountMb, Precondition given)
            implements WorkloadCommand<Long> {
        @Override
        public Answer<Long> carryOut(Engine engine, Caller caller) {
            return engine.workloads().reclaimMemory(this, caller);
        }
    }
}
