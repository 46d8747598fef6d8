package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a region whose storage fails it.
@WholeProcess
class StorageFaultIT {
    private static final int DISK_MB = 24;
    private static final int FEW = 5;

    private int machines;

    @Test
    void takesNoChangesWhileItsDiskIsFullAndGoesOnByItselfWhenItIsNot(@TempDir Path folder)
            throws Exception {
        var disk = SmallDisk.at(folder.resolve("data"), DISK_MB);
        assumeTrue(disk.isPresent(), "a small disk takes the right to mount one");
        try (var small = disk.get();
                var region = LivingRegion.in(folder)) {
            region.start();
            var process = created(region, NewMachine.script("clock", "exec sleep 3600"));
            var promised = new ArrayList<>(List.of(process.id(), simulated(region)));

            small.fill();
            fillUp(region, promised);
            checkClosedForChanges(region, process);

            small.free();
            Until.so("changes are taken again", () -> createAnother(region, promised).isSuccess());
            Until.so("it is ready again", () -> region.client().get("/health/ready").isSuccess());
            region.kill();
            region.start();
            assertThat(ids(region)).containsExactlyInAnyOrderElementsOf(promised);
            assertThat(region.client().machine(process.id()).instance())
                    .isEqualTo(process.instance());
        }
    }

    /// What is still free within SQLite's own files is used up first.
    private void fillUp(LivingRegion region, List<String> promised) throws Exception {
        var refused =
                Until.seen(
                        "a change is refused",
                        () -> createAnother(region, promised),
                        reply -> !reply.isSuccess());
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo("storage_failed");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    private Reply createAnother(LivingRegion region, List<String> promised) throws Exception {
        machines++;
        var reply =
                region.client()
                        .create(
                                NewMachine.simulated(
                                        "another-" + machines, Map.of("sim.boot", "1ms")));
        if (reply.isSuccess()) {
            promised.add(reply.as(MachineView.class).id());
        }
        return reply;
    }

    private static void checkClosedForChanges(LivingRegion region, MachineView process)
            throws Exception {
        var client = region.client();
        assertThat(client.act(process.id(), "stop").code()).isEqualTo("storage_failed");
        assertThat(client.machine(process.id()).state()).isEqualTo("running");
        assertThat(Workloads.isAlive(process.pid())).isTrue();
        assertThat(client.get("/health/ready").status()).isEqualTo(503);
        assertThat(client.get("/api/v1/regions").text()).contains("storage_failed");
    }

    @Test
    void makesItsIndexAnewWhenItIsGone(@TempDir Path folder) throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var before = withSomeMachines(region);
            Files.delete(region.data().resolve("index.db"));

            region.start();

            assertThat(ids(region)).containsExactlyElementsOf(before);
            assertThat(region.client().act(before.getFirst(), "stop").status()).isEqualTo(200);
        }
    }

    @Test
    void makesItsIndexAnewWhenItIsDamagedAndKeepsTheOldOneAsEvidence(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var before = withSomeMachines(region);
            flipBits(region.data().resolve("index.db"));

            region.start();

            assertThat(ids(region)).containsExactlyElementsOf(before);
            try (var files = Files.list(region.data())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .anyMatch(name -> name.startsWith("index.db.") && name.contains("damaged"));
            }
        }
    }

    @Test
    void makesItsIndexAnewWhenAskedToThoughItWasDeletedUnderIt(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            region.start();
            for (int i = 0; i < FEW; i++) {
                simulated(region);
            }
            var before = ids(region);
            Files.delete(region.data().resolve("index.db"));

            var report = region.client().rebuildIndex().orFail().json();

            assertThat(report.path("machines").asInt()).isEqualTo(FEW);
            assertThat(region.data().resolve("index.db")).exists();
            region.kill();
            region.start();
            assertThat(ids(region)).containsExactlyElementsOf(before);
        }
    }

    @Test
    void saysWhatToDoAboutAJournalThatIsNoneAndComesBackWithoutIt(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var before = withSomeMachines(region);
            var journal = region.data().resolve("journal.db");
            truncate(journal);

            var refused = region.launchAnother(Map.of());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.log()).contains("journal.db", "move");
            Files.move(journal, folder.resolve("evidence"));
            region.start();
            assertThat(ids(region)).containsExactlyElementsOf(before);
        }
    }

    @Test
    void setsAMachineApartWhoseFileIsMissingAndTakesItBackWithAGoodCopy(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var before = withSomeMachines(region);
            var id = before.getFirst();
            var file = region.fileOf(id);
            var copy = Files.move(file, folder.resolve("copy.db"));

            region.start();
            Until.seen(
                    "the machine to be set apart",
                    () -> region.client().machine(id).state(),
                    "quarantined"::equals);
            assertThat(region.client().act(id, "stop").code()).isEqualTo("quarantined");
            assertThat(region.client().act(before.getLast(), "stop").status()).isEqualTo(200);

            Files.copy(copy, file);
            assertThat(region.client().act(id, "readmit").status()).isEqualTo(200);
            assertThat(region.client().act(id, "stop").status()).isEqualTo(200);
        }
    }

    @Test
    void setsMachinesApartWhoseFilesAreTruncatedOrHaveFlippedBits(@TempDir Path folder)
            throws Exception {
        try (var region = LivingRegion.in(folder)) {
            var before = withSomeMachines(region);
            truncate(region.fileOf(before.get(0)));
            flipBits(region.fileOf(before.get(1)));

            region.start();

            for (var damaged : before.subList(0, 2)) {
                Until.seen(
                        "the machine to be set apart",
                        () -> region.client().machine(damaged).state(),
                        "quarantined"::equals);
            }
            for (var sound : before.subList(2, FEW)) {
                assertThat(region.client().machine(sound).state()).isEqualTo("running");
            }
        }
    }

    /// Makes machines, and stops the region in an orderly way.
    private List<String> withSomeMachines(LivingRegion region) throws Exception {
        region.start();
        for (int i = 0; i < FEW; i++) {
            simulated(region);
        }
        var ids = ids(region);
        region.terminate();
        return ids;
    }

    private String simulated(LivingRegion region) throws Exception {
        machines++;
        return created(region, NewMachine.simulated("web-" + machines, Map.of("sim.boot", "1ms")))
                .id();
    }

    private static MachineView created(LivingRegion region, NewMachine wanted) throws Exception {
        return region.client().create(wanted).orFail().as(MachineView.class);
    }

    private static List<String> ids(LivingRegion region) throws Exception {
        return region.client().machines().stream().map(MachineView::id).toList();
    }

    private static void truncate(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(open.length() / 2 + 100);
        }
    }

    /// Some bytes in each page but the first part of the first one, by which SQLite knows its own.
    private static void flipBits(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            for (long place = 105; place < open.length(); place += 512) {
                open.seek(place);
                int old = open.read();
                open.seek(place);
                open.write(old ^ 0xFF);
            }
        }
    }
}
