package io.aerophoenix.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out which cgroups we may use: version 2 if it has both controllers, else version 1, each controller by itself.
///
/// @param root where cgroups are mounted
/// @param ours the name of our folder in it, unlike that of any other driver on this host
record CgroupTree(Path root, String ours) {
    private static final Logger LOG = LoggerFactory.getLogger(CgroupTree.class);
    private static final long PERIOD_MICROS = 100_000;
    private static final long BYTES_PER_MB = 1L << 20;

    static CgroupTree of(ProcessSettings settings) {
        var hash = new CRC32();
        hash.update(settings.dataDir().toString().getBytes(StandardCharsets.UTF_8));
        return new CgroupTree(settings.cgroupRoot(), "aerophoenix-%08x".formatted(hash.getValue()));
    }

    Limits limits() {
        return version2().orElseGet(this::version1);
    }

    private Optional<Limits> version2() {
        try {
            if (!has(root.resolve("cgroup.controllers"))) {
                return Optional.empty();
            }
            var parent = root.resolve(ours);
            enable(root);
            Files.createDirectories(parent);
            enable(parent);
            return Optional.of(
                    new Limits(
                            Optional.of(new Controller("cgroup-v2", parent, CgroupTree::cpuMax)),
                            Optional.of(
                                    new Controller("cgroup-v2", parent, CgroupTree::memoryMax))));
        } catch (IOException e) {
            LOG.info(
                    "cgroup v2 below {} is not ours to use ({}): delegate a part of the tree to this service to have limits"
                            + " enforced by it.",
                    root,
                    e.toString());
            return Optional.empty();
        }
    }

    private Limits version1() {
        return new Limits(
                version1("cpu", CgroupTree::cpuQuota), version1("memory", CgroupTree::memoryLimit));
    }

    private Optional<Controller> version1(String name, Controller.Knob knob) {
        if (!Files.exists(root.resolve(name).resolve("cgroup.procs"))) {
            return Optional.empty();
        }
        var parent = root.resolve(name).resolve(ours);
        try {
            Files.createDirectories(parent);
            return Optional.of(new Controller("cgroup-v1", parent, knob));
        } catch (IOException e) {
            LOG.info("The cgroup v1 controller {} is not ours to use: {}", name, e.toString());
            return Optional.empty();
        }
    }

    private static boolean has(Path controllers) throws IOException {
        return Files.exists(controllers)
                && List.of(Files.readString(controllers).strip().split(" ", -1))
                        .containsAll(List.of("cpu", "memory"));
    }

    /// Lets the groups below this one have both controllers. The kernel refuses it where processes live in the group itself.
    private static void enable(Path group) throws IOException {
        Files.writeString(group.resolve("cgroup.subtree_control"), "+cpu +memory");
    }

    private static void cpuMax(Path group, double cpus) throws IOException {
        write(group, "cpu.max", quota(cpus) + " " + PERIOD_MICROS);
    }

    private static void memoryMax(Path group, double megabytes) throws IOException {
        write(group, "memory.max", bytes(megabytes));
        writeIfThere(group, "memory.swap.max", "0");
        // The machine ends as a whole, not whichever of its processes is the largest.
        writeIfThere(group, "memory.oom.group", "1");
    }

    private static void cpuQuota(Path group, double cpus) throws IOException {
        write(group, "cpu.cfs_period_us", Long.toString(PERIOD_MICROS));
        write(group, "cpu.cfs_quota_us", quota(cpus));
    }

    private static void memoryLimit(Path group, double megabytes) throws IOException {
        write(group, "memory.limit_in_bytes", bytes(megabytes));
        // With swap, which must not be less than the memory alone, hence second.
        writeIfThere(group, "memory.memsw.limit_in_bytes", bytes(megabytes));
    }

    private static String quota(double cpus) {
        return Long.toString(Math.round(cpus * PERIOD_MICROS));
    }

    private static String bytes(double megabytes) {
        return Long.toString(Math.round(megabytes * BYTES_PER_MB));
    }

    private static void writeIfThere(Path group, String file, String text) throws IOException {
        if (Files.exists(group.resolve(file))) {
            write(group, file, text);
        }
    }

    private static void write(Path group, String file, String text) throws IOException {
        Files.writeString(group.resolve(file), text);
    }
}
