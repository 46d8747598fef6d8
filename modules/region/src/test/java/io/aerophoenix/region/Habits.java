package io.aerophoenix.region;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What an operator of one kind has for machines, and what they like to do with them.
enum Habits {
    /// Machines of the simulator, of all temperaments.
    SIMULATED {
        @Override
        NewMachine create(String name, Path marks, RandomGenerator random) {
            var boot = random.nextInt(5, 150) + "ms";
            var life = random.nextInt(100, 4000) + "ms";
            return switch (random.nextInt(20)) {
                case 0 -> NewMachine.simulated(name, Map.of("sim.boot", boot, "sim.fail", "start"));
                case 1 -> NewMachine.simulated(name, Map.of("sim.boot", boot, "sim.fail", "stop"));
                case 2, 3 -> mortal(name, boot, life);
                case 4, 5 -> mortal(name, boot, life).with("restart", Map.of("policy", "always"));
                default -> NewMachine.simulated(name, Map.of("sim.boot", boot));
            };
        }

        @Override
        List<Move> moves(String state) {
            return anyMoves(state);
        }
    },

    /// Processes that are started, stopped and frozen.
    PROCESS {
        @Override
        NewMachine create(String name, Path marks, RandomGenerator random) {
            return marking(name, marks);
        }

        @Override
        List<Move> moves(String state) {
            return anyMoves(state);
        }
    },

    /// Processes that are frozen and thawed, but never ended.
    LASTING_PROCESS {
        @Override
        NewMachine create(String name, Path marks, RandomGenerator random) {
            return marking(name, marks);
        }

        @Override
        List<Move> moves(String state) {
            return switch (state) {
                case "created", "stopped" -> List.of(Move.START);
                case "running" -> List.of(Move.SUSPEND);
                case "suspended" -> List.of(Move.RESUME);
                default -> List.of();
            };
        }

        @Override
        Optional<Move> farewell(String state) {
            return Optional.empty();
        }
    };

    /// The first request for a machine of this name.
    ///
    /// @param marks the folder where processes leave marks of their starts
    abstract NewMachine create(String name, Path marks, RandomGenerator random);

    /// What to choose from when a machine is in this state; a move that comes twice is liked twice as much.
    abstract List<Move> moves(String state);

    /// How they part with a machine in this state; empty when they do not.
    Optional<Move> farewell(String state) {
        return switch (state) {
            case "running" -> Optional.of(Move.DESTROY_BY_FORCE);
            case "stopped" -> Optional.of(Move.DESTROY);
            default -> Optional.empty();
        };
    }

    /// The word that names of machines begin with.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean areProcesses() {
        return this != SIMULATED;
    }

    private static NewMachine mortal(String name, String boot, String life) {
        return NewMachine.simulated(
                name, Map.of("sim.boot", boot, "sim.exit-after", life, "sim.exit-code", "1"));
    }

    /// Each start of the script leaves a line with its process id.
    private static NewMachine marking(String name, Path marks) {
        return NewMachine.script(
                name, "echo $$ >>%s; exec sleep 3600".formatted(marks.resolve(name)));
    }

    private static List<Move> anyMoves(String state) {
        return switch (state) {
            case "created" -> List.of(Move.START);
            case "running" -> List.of(Move.STOP, Move.SUSPEND, Move.RESTART);
            case "suspended" -> List.of(Move.RESUME, Move.RESUME, Move.STOP);
            case "stopped" -> List.of(Move.START, Move.START, Move.RESTART);
            default -> List.of();
        };
    }
}
