package io.aerophoenix.benchmarks;

import io.aerophoenix.fleet.MachineState;
import java.nio.file.Path;
import java.sql.SQLException;

/// A machine of the naive design: it keeps its file open, and does one thing after the other.
final class NaiveMachine implements AutoCloseable {
    private final int number;
    private final OwnFile file;
    private final SimulatedHosts hosts;
    private final Payloads payloads;
    private MachineState state;
    private long step;

    private NaiveMachine(int number, OwnFile file, SimulatedHosts hosts, Payloads payloads)
            throws SQLException {
        this.number = number;
        this.file = file;
        this.hosts = hosts;
        this.payloads = payloads;
        var saved = file.saved();
        this.state = Payloads.stateOf(saved == null ? Payloads.NEW : saved.mark());
        this.step = saved == null ? 0 : saved.step();
    }

    static NaiveMachine open(Path folder, int number, SimulatedHosts hosts, Payloads payloads)
            throws SQLException {
        return open(folder, number, hosts, payloads, Durability.FORCED);
    }

    private static NaiveMachine open(
            Path folder, int number, SimulatedHosts hosts, Payloads payloads, Durability durability)
            throws SQLException {
        return new NaiveMachine(
                number, OwnFile.open(fileOf(folder, number), durability), hosts, payloads);
    }

    /// Makes a machine that runs, in its file only, and quickly.
    static void prepare(Path folder, int number, SimulatedHosts hosts, Payloads payloads)
            throws SQLException {
        try (var machine = open(folder, number, hosts, payloads, Durability.LEFT_TO_THE_SYSTEM)) {
            machine.beginLife();
        }
    }

    private static Path fileOf(Path folder, int number) {
        return folder.resolve("machine-%d.db".formatted(number));
    }

    /// Starts a machine that is new.
    synchronized void beginLife() throws SQLException {
        if (state == MachineState.CREATED) {
            operate();
        }
    }

    /// Intent, effect, state, completion; then the answer.
    synchronized Verdict operate() throws SQLException {
        var turn = Turn.from(state);
        if (!turn.allowedFrom(state)) {
            return Verdict.BUSY;
        }
        step++;
        file.intend(step, payloads.of(turn.through()));
        hosts.perform(number, step);
        file.become(step, payloads.of(turn.to()));
        file.complete(step);
        state = turn.to();
        return Verdict.DONE;
    }

    /// As its file has it.
    synchronized long moves() throws SQLException {
        var saved = file.saved();
        return saved == null ? 0 : saved.step() * Turn.MOVES;
    }

    @Override
    public synchronized void close() throws SQLException {
        file.close();
    }
}
