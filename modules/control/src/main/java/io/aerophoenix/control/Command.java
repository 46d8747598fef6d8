package io.aerophoenix.control;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.lifecycle.Wish;
import io.aerophoenix.security.Caller;
import io.aerophoenix.security.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changes something. A command that is answered with a machine has been made durable.
public sealed interface Command<T> extends Request<T>
        permits Command.CreateMachine,
                Command.MachineCommand,
                Command.IssueSignInCode,
                AppCommand,
                ConfigurationCommand,
                LeaseCommand,
                RegionCommand,
                SecretCommand,
                VolumeCommand,
                WorkloadCommand {
    /// Creates a machine, and starts it if asked to.
    ///
    /// When the start fails, the machine exists all the same: stopped, with the reason as its last error.
    ///
    /// @param region null for the region that is asked
    /// @param idempotencyKey with the same key, caller and app, a repeat is answered with the machine of the first time
    record CreateMachine(
            AppName app,
            @Nullable RegionCode region,
            MachineSpec spec,
            AfterCreation then,
            @Nullable String idempotencyKey)
            implements Command<CreatedMachine> {
        @Override
        public Capability needs() {
            return Capability.MACHINE_CREATE;
        }

        @Override
        public Answer<CreatedMachine> carryOut(Engine engine, Caller caller) {
            return engine.create(this, caller);
        }
    }

    /// What happens right after a creation.
    enum AfterCreation {
        START,
        LEAVE
    }

    /// @param repeated whether an earlier request with the same key had created it
    record CreatedMachine(Machine machine, boolean repeated) {}

    record StartMachine(MachineId machine, Precondition given) implements MachineCommand {
        @Override
        public List<Action> actions() {
            return List.of(Action.START);
        }
    }

    /// @param stop how; null for as the machine's spec says
    record StopMachine(MachineId machine, @Nullable StopPolicy stop, Precondition given)
            implements MachineCommand {
        public StopMachine(MachineId machine, Precondition given) {
            this(machine, null, given);
        }

        @Override
        public List<Action> actions() {
            return List.of(Action.STOP);
        }
    }

    record SuspendMachine(MachineId machine, Precondition given) implements MachineCommand {
        @Override
        public List<Action> actions() {
            return List.of(Action.SUSPEND);
        }
    }

    record ResumeMachine(MachineId machine, Precondition given) implements MachineCommand {
        @Override
        public List<Action> actions() {
            return List.of(Action.RESUME);
        }
    }

    /// Stop, then start, as one operation.
    ///
    /// @param stop how it is stopped; null for as the machine's spec says
    record RestartMachine(MachineId machine, @Nullable StopPolicy stop, Precondition given)
            implements MachineCommand {
        public RestartMachine(MachineId machine, Precondition given) {
            this(machine, null, given);
        }

        @Override
        public List<Action> actions() {
            return List.of(Action.STOP, Action.START);
        }
    }

    /// Destroys a machine that is created or stopped.
    record DestroyMachine(MachineId machine, Precondition given) implements MachineCommand {
        @Override
        public Capability needs() {
            return Capability.MACHINE_DESTROY;
        }

        @Override
        public List<Action> actions() {
            return List.of(Action.DESTROY);
        }
    }

    /// Destroys a machine in whatever state: waits for what is under way, breaks a lease, stops it first when it runs.
    record ForceDestroyMachine(MachineId machine, Precondition given) implements MachineCommand {
        @Override
        public Capability needs() {
            return Capability.MACHINE_DESTROY;
        }

        @Override
        public List<Action> actions() {
            return List.of(Action.STOP, Action.DESTROY);
        }

        @Override
        public Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.destroyByForce(this, caller);
        }
    }

    /// Makes a one-time link by which the caller can sign in at the console, with the capabilities that they hold now.
    record IssueSignInCode() implements Command<String> {
        @Override
        public Capability needs() {
            return Capability.MACHINE_READ;
        }

        @Override
        public Answer<String> carryOut(Engine engine, Caller caller) {
            return engine.issueSignInCode(caller);
        }
    }

    /// The commands that take an existing machine some steps further.
    sealed interface MachineCommand extends Command<Machine> {
        MachineId machine();

        Precondition given();

        /// What is done, in order, as one operation.
        List<Action> actions();

        /// How a stop among the actions is to be done; null for as the machine's spec says.
        default @Nullable StopPolicy stop() {
            return null;
        }

        @Override
        default Capability needs() {
            return Capability.MACHINE_CREATE;
        }

        @Override
        default Answer<Machine> carryOut(Engine engine, Caller caller) {
            return engine.tell(machine(), new Wish.Steps(actions(), stop()), given(), caller);
        }
    }
}
