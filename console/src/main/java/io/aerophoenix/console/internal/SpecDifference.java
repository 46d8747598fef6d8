package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is another way in one spec than in another, part by part, in words. Pure.
///
/// @param from empty for a part that was not there
/// @param to empty for a part that is there no more
record SpecDifference(String part, String from, String to) {
    /// Stands for what must not be shown.
    private static final String HIDDEN = "•••";

    static List<SpecDifference> between(MachineSpec before, MachineSpec after) {
        var all = new ArrayList<SpecDifference>();
        add(all, "command", SpecWords.command(before), SpecWords.command(after));
        addEnvironment(all, before.env(), after.env());
        add(all, "folder", SpecWords.folder(before), SpecWords.folder(after));
        add(
                all,
                "resources",
                Wording.resources(before.resources()),
                Wording.resources(after.resources()));
        add(
                all,
                "restart",
                SpecWords.restart(before.restart()),
                SpecWords.restart(after.restart()));
        add(all, "stop", SpecWords.stop(before.stop()), SpecWords.stop(after.stop()));
        addEach(all, "label", before.metadata(), after.metadata(), Function.identity());
        addEach(all, "check", checks(before), checks(after), SpecWords::check);
        return all;
    }

    private static Map<String, HealthCheck> checks(MachineSpec spec) {
        return spec.checks().stream()
                .collect(Collectors.toMap(HealthCheck::name, Function.identity()));
    }

    private static void add(List<SpecDifference> all, String part, String from, String to) {
        if (!from.equals(to)) {
            all.add(new SpecDifference(part, from, to));
        }
    }

    /// Their values are compared, and not shown.
    private static void addEnvironment(
            List<SpecDifference> all, Map<String, String> before, Map<String, String> after) {
        addEach(all, "env", before, after, _ -> HIDDEN);
    }

    private static <V> void addEach(
            List<SpecDifference> all,
            String kind,
            Map<String, V> before,
            Map<String, V> after,
            Function<V, String> words) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            var from = before.get(key);
            var to = after.get(key);
            if (from == null || !from.equals(to)) {
                all.add(
                        new SpecDifference(
                                kind + " " + key,
                                from == null ? "" : words.apply(from),
                                to == null ? "" : words.apply(to)));
            }
        }
    }

    /// In one line.
    String words() {
        if (from.isEmpty()) {
            return "%s added: %s".formatted(part, to);
        }
        if (to.isEmpty()) {
            return "%s removed".formatted(part);
        }
        return from.equals(to)
                ? "%s changed".formatted(part)
                : "%s: %s → %s".formatted(part, from, to);
    }
}
