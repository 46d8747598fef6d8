package io.aerophoenix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script `./aero` with stand-ins for the JDK and Maven, so that each case takes moments.
@DisabledOnOs(OS.WINDOWS)
class AeroScriptTest {
    @TempDir Path folder;

    private AeroCheckout checkout;

    @BeforeEach
    void copyTheScript() throws IOException {
        checkout = new AeroCheckout(folder);
    }

    @AfterEach
    void stopAllRegions() throws IOException, InterruptedException {
        checkout.stopRegions();
    }

    private Run up(String... more) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("up", "--background"));
        arguments.addAll(List.of(more));
        return checkout.aero(arguments.toArray(String[]::new));
    }

    private long pidOf(String data) throws IOException {
        var json = Files.readString(checkout.path(data).resolve("region.json"));
        return Json.tree(json).path("pid").asLong();
    }

    @Test
    void buildsPreparesAndStartsARegion() throws Exception {
        var run = up();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Region iad is up, ready after 42 ms.")
                .contains("http://127.0.0.1:8080")
                .contains("aeropctl sign-in at http://127.0.0.1:8080");
        assertThat(run.err()).contains("Building").contains("Preparing fast starts");
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(checkout.calls()).anyMatch(it -> it.contains("-XX:AOTCacheOutput="));
        assertThat(checkout.calls().stream().filter(it -> it.contains("region.Main")).toList())
                .last()
                .asString()
                .contains("-XX:AOTCache=")
                .contains("--api-port 8080 --console-port 8081");
    }

    @Test
    void saysThatARegionIsAlreadyUpAndPrintsANewLink() throws Exception {
        up();
        var pid = pidOf("var/iad");

        var run = up();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Region iad is already up.").contains("sign-in");
        assertThat(pidOf("var/iad")).isEqualTo(pid);
    }

    @Test
    void buildsAgainOnlyWhenASourceHasChangedOrGone() throws Exception {
        up();
        checkout.aero("down");

        up();
        checkout.aero("down");
        assertThat(checkout.builds()).isEqualTo(1);

        var source = checkout.path("modules/region/src/main/java/Source.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        up();
        checkout.aero("down");
        assertThat(checkout.builds()).isEqualTo(2);

        Files.delete(source);
        up();
        assertThat(checkout.builds()).isEqualTo(3);
    }

    @Test
    void keepsTheBuildThatARegionRunsFromAndDropsTheOthers() throws Exception {
        up();
        var source = checkout.path("modules/region/src/main/java/Source.java");
        for (int later = 2; later <= 6; later += 2) {
            Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(later)));
            up("--region", "fra", "--api-port", "8090", "--console-port", "8091");
            checkout.aero("down", "--region", "fra");
        }

        try (var builds = Files.newDirectoryStream(checkout.path("var/builds/region"), "*-*")) {
            assertThat(builds).hasSize(2);
        }
        assertThat(checkout.builds()).isEqualTo(4);
        assertThat(checkout.aero("status").out()).contains("iad");
    }

    @Test
    void doesNotBuildTheRegionForACommand() throws Exception {
        up();
        var source = checkout.path("modules/region/src/main/java/Source.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

        checkout.aero("ctl", "machine", "list");

        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void listsTheRegionsThatRun() throws Exception {
        up();
        var elsewhere = checkout.path("else where");
        up(
                "--region",
                "fra",
                "--api-port",
                "8090",
                "--console-port",
                "8091",
                "--data",
                "else where");

        var table = checkout.aero("status");
        var json = Json.tree(checkout.aero("status", "--output", "json").out());

        assertThat(table.out().lines()).hasSize(3);
        assertThat(json.size()).isEqualTo(2);
        var fra = json.get(0).path("region").asString().equals("fra") ? json.get(0) : json.get(1);
        assertThat(fra.path("pid").asLong()).isEqualTo(pidOf(elsewhere.toString()));
        assertThat(fra.path("api").asString()).isEqualTo("http://127.0.0.1:8090");
        assertThat(fra.path("readyMillis").asInt()).isEqualTo(42);
        assertThat(fra.path("rssMb").isNumber()).isTrue();
    }

    @Test
    void saysWhatToDoWhenNoRegionRuns() throws Exception {
        assertThat(checkout.aero("status").out()).contains("./aero up");
        assertThat(checkout.aero("status", "--output", "json").out()).isEqualTo("[]\n");
        assertThat(checkout.aero("down")).isEqualTo(new Run(0, "No region runs here.\n", ""));
    }

    @Test
    void stopsARegionInAnOrderlyWay() throws Exception {
        up();

        var run = checkout.aero("down");

        assertThat(run).isEqualTo(new Run(0, "Region iad has stopped; its machines go on.\n", ""));
        assertThat(checkout.path("var/iad/region.json")).doesNotExist();
    }

    @Test
    void doesNotTakeAnotherProcessForAKilledRegion() throws Exception {
        var stranger = ProcessHandle.current().pid();
        checkout.write(
                "var/iad/region.json",
                "{\"region\":\"iad\",\"pid\":%d,\"api\":\"http://127.0.0.1:8080\"}"
                        .formatted(stranger));

        assertThat(checkout.aero("status", "--output", "json").out()).isEqualTo("[]\n");
        assertThat(checkout.aero("down").out()).isEqualTo("No region runs here.\n");
        assertThat(up().out()).contains("Region iad is up");
    }

    @Test
    void saysWhyARegionDidNotStart() throws Exception {
        var run = up("--api-port", "1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("java.net.BindException: Address already in use")
                .contains("--api-port")
                .contains("var/iad/region.log");
        assertThat(checkout.aero("status", "--output", "json").out()).isEqualTo("[]\n");
    }

    @Test
    void leavesTheFilesOfARegionAloneWhoseRegionJsonIsDamaged() throws Exception {
        up();
        var ready = checkout.path("var/iad/region.json");
        var intact = Files.readString(ready);
        var log = Files.readString(checkout.path("var/iad/region.log"));
        checkout.write("var/iad/region.json", "garbage");

        var run = up();
        var afterwards = Files.readString(ready);
        Files.writeString(ready, intact);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is being started or already up").doesNotContain("the log");
        assertThat(afterwards).isEqualTo("garbage");
        assertThat(checkout.path("var/iad/region.log")).hasContent(log);
        assertThat(logs()).containsExactly("region.log");
    }

    @Test
    void letsOneOfTwoStartsAtTheSameMomentWin() throws Exception {
        up();
        checkout.aero("down");
        checkout.set("SLOW_START", "1");

        var first = startInBackground("first");
        var second = startInBackground("second");

        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(first.exitValue(), second.exitValue())).containsExactlyInAnyOrder(0, 1);
        var said = read(checkout.path("first.err")) + read(checkout.path("second.err"));
        assertThat(said).contains("is being started or already up").doesNotContain("the log");
        assertThat(checkout.path("var/iad/region.log"))
                .hasContent("the log of " + pidOf("var/iad"));
        assertThat(logs()).containsExactlyInAnyOrder("region.log", "region.log.1");
    }

    private Process startInBackground(String name) throws IOException {
        return checkout.start(
                checkout.path(name + ".out"), checkout.path(name + ".err"), "up", "--background");
    }

    private List<String> logs() throws IOException {
        try (var files = Files.list(checkout.path("var/iad"))) {
            return files.map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.startsWith("region.log"))
                    .toList();
        }
    }

    @Test
    void stopsTheRegionWhenItIsInterruptedInTheForeground() throws Exception {
        var out = checkout.path("up.out");
        var process = checkout.start(out, checkout.path("up.err"), "up");
        AeroCheckout.await(() -> read(out).contains("Ctrl-C"));
        var pid = pidOf("var/iad");

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(read(out)).endsWith("The region has stopped.\n");
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void saysWhenTheRegionDiedInTheForeground() throws Exception {
        var out = checkout.path("up.out");
        var process = checkout.start(out, checkout.path("up.err"), "up");
        AeroCheckout.await(() -> read(out).contains("Ctrl-C"));

        ProcessHandle.of(pidOf("var/iad")).ifPresent(ProcessHandle::destroyForcibly);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(read(checkout.path("up.err"))).contains("without a farewell");
    }

    @Test
    void connectsAeropctlToTheRegion() throws Exception {
        up();
        var token = checkout.path("var/iad/ctl.token");

        var run = checkout.aero("ctl", "machine", "show", "a b");

        assertThat(run.out())
                .isEqualTo(
                        "aeropctl machine show a b at http://127.0.0.1:8080 by %s\n"
                                .formatted(token));
        assertThat(Files.getPosixFilePermissions(token)).hasSize(2);
        assertThat(Files.readString(token)).contains("machine_read").contains("admin_kill_switch");
    }

    @Test
    void makesANewTokenWhenTheOldOneIsAboutToEnd() throws Exception {
        up();
        var token = checkout.path("var/iad/ctl.token");
        Files.writeString(token, "old");
        checkout.aero("ctl", "machine", "list");
        assertThat(token).hasContent("old");

        Files.setLastModifiedTime(token, FileTime.from(Instant.now().minusSeconds(24 * 3600)));
        checkout.aero("ctl", "machine", "list");

        assertThat(Files.readString(token)).isNotEqualTo("old");
    }

    @Test
    void bringsNoTokenToAnAddressThatIsNotItsOwn() throws Exception {
        up();

        var byOption = checkout.aero("ctl", "--api", "http://example.org", "region", "list");
        checkout.set("AEROPHOENIX_API", "http://example.org");
        var byVariable = checkout.aero("ctl", "region", "list");

        assertThat(byOption.out()).endsWith("by nobody\n");
        assertThat(byVariable.out()).endsWith("at http://example.org by nobody\n");
    }

    @Test
    void asksWhichRegionIsMeantWhenSeveralRun() throws Exception {
        up();
        up("--region", "fra", "--api-port", "8090", "--console-port", "8091");

        var unclear = checkout.aero("ctl", "machine", "list");
        checkout.set("AERO_REGION", "fra");
        var clear = checkout.aero("ctl", "machine", "list");

        assertThat(unclear.exitCode()).isEqualTo(2);
        assertThat(unclear.err()).contains("AERO_REGION");
        assertThat(clear.out()).contains("http://127.0.0.1:8090");
    }

    @Test
    void printsATokenAndNothingElse() throws Exception {
        up();

        var run = checkout.aero("token", "--subject", "ada", "--capabilities", "machine_read");

        assertThat(run)
                .isEqualTo(
                        new Run(
                                0,
                                "token --data %s --subject ada --capabilities machine_read\n"
                                        .formatted(checkout.path("var/iad")),
                                ""));
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        var old = checkout.jdk("old", "17.0.9");
        checkout.set("JAVA_HOME", old.toString());
        checkout.set("PATH", checkout.path("jdk/bin") + ":" + System.getenv("PATH"));

        up();

        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(old.resolve("bin/calls")).doesNotExist();
    }

    @Test
    void endsATestRunAsMavenEndedIt() throws Exception {
        for (var need : List.of("chromium", "node", "npm")) {
            checkout.command(need, "");
        }
        checkout.set("PATH", checkout.path("bin") + ":" + System.getenv("PATH"));

        var run = checkout.aero("test");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("Tests run: 7, Failures: 1");
        assertThat(checkout.calls()).contains("mvnw -B -ntp verify");
    }

    @Test
    void saysWhatTheTestsNeedToWhoeverCannotInstallIt() throws Exception {
        onlyThesePrograms("bash", "dirname", "readlink", "sed");
        checkout.command("id", "echo 1000");

        var withoutBrowser = checkout.aero("test");
        checkout.command("chromium", "");
        var withoutNode = checkout.aero("test");

        assertThat(withoutBrowser.exitCode()).isEqualTo(1);
        assertThat(withoutBrowser.err()).contains("Chromium", "apt-get install chromium");
        assertThat(withoutNode.exitCode()).isEqualTo(1);
        assertThat(withoutNode.err()).contains("Node.js", "apt-get install nodejs npm");
        assertThat(checkout.calls()).isEmpty();
    }

    @Test
    void installsWhatTheTestsNeedAsRootOnDebian() throws Exception {
        onlyThesePrograms("bash", "cat", "dirname", "readlink", "sed");
        checkout.command("id", "echo 0");
        checkout.command("apt-get", "echo \"apt-get $*\" >>\"${0%/*}/asked\"");

        checkout.aero("test");

        assertThat(checkout.path("bin/asked"))
                .hasContent(
                        """
                        apt-get update -qq
                        apt-get install -y -qq --no-install-recommends chromium
                        apt-get update -qq
                        apt-get install -y -qq --no-install-recommends nodejs npm
                        apt-get update -qq
                        apt-get install -y -qq --no-install-recommends npm
                        """);
    }

    @Test
    void endsWhenWhatTheTestsNeedCannotBeInstalled() throws Exception {
        onlyThesePrograms("bash", "dirname", "readlink", "sed");
        checkout.command("id", "echo 0");
        checkout.command("apt-get", "echo 'no network' >&2; exit 100");

        var run = checkout.aero("test");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no network", "Chromium could not be installed");
        assertThat(checkout.calls()).isEmpty();
    }

    private void onlyThesePrograms(String... names) throws IOException {
        for (var name : names) {
            checkout.command(name, "exec %s \"$@\"".formatted(AeroCheckout.onPath(name)));
        }
        checkout.set("PATH", checkout.path("bin").toString());
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(checkout.aero("upp").exitCode()).isEqualTo(2);
        assertThat(checkout.aero("up", "--backgroud").err()).contains("./aero help up");
        assertThat(checkout.aero("up", "--data").err()).contains("--data needs a value");
        assertThat(checkout.aero("down", "--region").exitCode()).isEqualTo(2);
        assertThat(checkout.aero("status", "--output", "xml").exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAnEmptyValueOfAnOption() throws Exception {
        var up = up("--data", "");
        var token = checkout.aero("token", "--subject", "");

        assertThat(up).isEqualTo(new Run(2, "", "aero: the value of --data is empty\n"));
        assertThat(token).isEqualTo(new Run(2, "", "aero: the value of --subject is empty\n"));
        assertThat(checkout.path("region.json")).doesNotExist();
    }

    @Test
    void refusesAWrongNameOrPortBeforeItBuilds() throws Exception {
        for (var wrong :
                List.of(
                        List.of("--api-port", "abc"),
                        List.of("--console-port", "65536"),
                        List.of("--region", "../IAD"))) {
            var run = up(wrong.getFirst(), wrong.getLast());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains(wrong.getFirst() + " wants", wrong.getLast());
        }
        assertThat(checkout.calls()).isEmpty();
        assertThat(checkout.path("var")).doesNotExist();
    }

    @Test
    void doesNotTakeOneRegionForAnother() throws Exception {
        up("--region", "hst", "--data", "home");

        var other = up("--region", "other", "--data", "home");
        var unnamed = up("--data", "home");

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("belongs to region hst");
        assertThat(unnamed.out()).contains("Region hst is already up.");
    }

    @Test
    void explainsEveryCommand() throws Exception {
        for (var command :
                new String[] {"up", "down", "status", "ctl", "token", "bench", "test", "format"}) {
            assertThat(checkout.aero("help", command).out()).startsWith("Usage: ./aero " + command);
        }
        assertThat(checkout.aero("up", "--help").out()).startsWith("Usage: ./aero up");
        assertThat(checkout.aero().out()).contains("Begin with: ./aero up");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
