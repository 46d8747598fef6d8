package io.aerophoenix.simulator;

import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.simulator.Effect.Discarded;
import io.aerophoenix.simulator.Effect.Ended;
import io.aerophoenix.simulator.Effect.Failed;
import io.aerophoenix.simulator.Effect.Failure;
import io.aerophoenix.simulator.Effect.Fenced;
import io.aerophoenix.simulator.Effect.Forgotten;
import io.aerophoenix.simulator.Effect.Resumed;
import io.aerophoenix.simulator.Effect.Signalled;
import io.aerophoenix.simulator.Effect.Started;
import io.aerophoenix.simulator.Effect.Stopped;
import io.aerophoenix.simulator.Effect.Suspended;
import io.aerophoenix.simulator.Effect.Withstood;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Effects as lines of text, as [FileLedger] describes them.
final class EffectLine {
    private static final char SEPARATOR = '\t';
    private static final int WORD = 0;
    private static final int WHOM = 1;
    private static final int WHEN = 2;
    private static final int FACTS = 3;

    private EffectLine() {}

    static String write(Effect effect) {
        return switch (effect) {
            case Started start -> written("start", start) + facts(start);
            case Failed failed -> written("failed", failed) + fact("why", failed.why());
            case Suspended suspended -> written("suspend", suspended);
            case Resumed resumed -> written("resume", resumed);
            case Withstood withstood -> written("withstood", withstood);
            case Signalled signalled ->
                    written("signalled", signalled) + fact("signal", signalled.signal());
            case Stopped stopped -> written("stop", stopped) + facts(stopped.exit());
            case Ended ended -> written("ended", ended) + facts(ended.exit());
            case Fenced fenced -> written("fenced", fenced);
            case Forgotten some -> written("forgotten", some) + fact("lines", some.lines());
            case Discarded(var machine, var at) ->
                    "discarded" + SEPARATOR + machine + SEPARATOR + at;
        };
    }

    private static String written(String word, Effect.OfIntent effect) {
        return word + SEPARATOR + effect.intent() + SEPARATOR + effect.at();
    }

    private static String facts(Started start) {
        var facts = new StringBuilder();
        facts.append(fact("boot", start.boot()));
        facts.append(fact("deadline", start.deadline()));
        facts.append(fact("host", start.host()));
        facts.append(fact("cpus", start.size().cpus()));
        facts.append(fact("memoryMb", start.size().memoryMb()));
        start.settings().forEach((key, value) -> facts.append(fact(key, value)));
        return facts.toString();
    }

    private static String facts(Exit exit) {
        return (exit.code() == null ? "" : fact("code", exit.code()))
                + (exit.signal() == null ? "" : fact("signal", exit.signal()));
    }

    private static String fact(String key, Object value) {
        return SEPARATOR + key + "=" + value;
    }

    /// @throws RuntimeException when it is not a line that [#write] wrote
    static Effect read(String line) {
        var parts = line.split(String.valueOf(SEPARATOR), -1);
        if (parts.length < FACTS) {
            throw new IllegalArgumentException("too few parts in: " + line);
        }
        var at = Instant.parse(parts[WHEN]);
        if (parts[WORD].equals("discarded")) {
            return new Discarded(new MachineId(parts[WHOM]), at);
        }
        return read(parts[WORD], IntentId.parse(parts[WHOM]), at, facts(parts));
    }

    private static Effect read(
            String word, IntentId intent, Instant at, Map<String, String> facts) {
        return switch (word) {
            case "start" -> started(intent, at, facts);
            case "failed" -> new Failed(intent, at, Failure.valueOf(need(facts, "why")));
            case "suspend" -> new Suspended(intent, at);
            case "resume" -> new Resumed(intent, at);
            case "withstood" -> new Withstood(intent, at);
            case "signalled" -> new Signalled(intent, at, need(facts, "signal"));
            case "stop" -> new Stopped(intent, exit(at, facts));
            case "ended" -> new Ended(intent, exit(at, facts));
            case "fenced" -> new Fenced(intent, at);
            case "forgotten" -> new Forgotten(intent, at, Long.parseLong(need(facts, "lines")));
            default -> throw new IllegalArgumentException("no such effect: " + word);
        };
    }

    private static Started started(IntentId intent, Instant at, Map<String, String> facts) {
        var settings = new HashMap<>(facts);
        settings.keySet().removeIf(key -> !key.startsWith(Setting.PREFIX));
        return new Started(
                intent,
                at,
                Duration.parse(need(facts, "boot")),
                Duration.parse(need(facts, "deadline")),
                Integer.parseInt(need(facts, "host")),
                new Resources(
                        Double.parseDouble(need(facts, "cpus")),
                        Long.parseLong(need(facts, "memoryMb"))),
                Behaviour.checked(settings).settings());
    }

    private static Exit exit(Instant at, Map<String, String> facts) {
        var code = facts.get("code");
        return new Exit(code == null ? null : Integer.valueOf(code), facts.get("signal"), at);
    }

    private static Map<String, String> facts(String[] parts) {
        var facts = new HashMap<String, String>();
        for (int i = FACTS; i < parts.length; i++) {
            int middle = parts[i].indexOf('=');
            if (middle < 0) {
                throw new IllegalArgumentException("not a fact: " + parts[i]);
            }
            facts.put(parts[i].substring(0, middle), parts[i].substring(middle + 1));
        }
        return facts;
    }

    private static String need(Map<String, String> facts, String key) {
        var value = facts.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }
}
