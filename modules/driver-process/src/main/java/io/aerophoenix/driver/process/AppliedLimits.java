package io.aerophoenix.driver.process;

import io.aerophoenix.fleet.Instance.Limit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The limits of one life, in the form in which its keeper reads them too.
///
/// @param groups cgroups that the process joins before it becomes the command
/// @param dataKb the rlimit on its data segment, where there is one
/// @param inForce what to tell people
record AppliedLimits(List<Path> groups, OptionalLong dataKb, List<Limit> inForce) {
    static final AppliedLimits NONE = new AppliedLimits(List.of(), OptionalLong.empty(), List.of());

    AppliedLimits {
        groups = List.copyOf(groups);
        inForce = List.copyOf(inForce);
    }

    /// One fact a line: `group /path`, `data 1024`, `limit memoryMb 64.0 cgroup-v1`.
    String text() {
        return Stream.of(
                        groups.stream().map(group -> "group " + group),
                        dataKb.stream().mapToObj(kb -> "data " + kb),
                        inForce.stream().map(AppliedLimits::line))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Limit limit) {
        var value = limit.value() == null ? "-" : limit.value();
        return "limit %s %s %s".formatted(limit.resource(), value, limit.by());
    }

    /// Reads what [#text] wrote.
    static AppliedLimits parse(String text) {
        var groups = new ArrayList<Path>();
        var dataKb = OptionalLong.empty();
        var inForce = new ArrayList<Limit>();
        for (var line : text.lines().toList()) {
            var rest = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("group ")) {
                groups.add(Path.of(rest));
            } else if (line.startsWith("data ")) {
                dataKb = OptionalLong.of(Long.parseLong(rest));
            } else {
                inForce.add(limit(rest.split(" ", -1)));
            }
        }
        return new AppliedLimits(groups, dataKb, inForce);
    }

    private static Limit limit(String[] words) {
        var value = words[1].equals("-") ? null : Double.valueOf(words[1]);
        return new Limit(words[0], value, words[2]);
    }
}
