package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.MachineDriver.StartOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A JVM of its own that starts a machine with this driver and is then killed.
///
/// It says `ready` before it starts the machine and `started` after. It ends by itself when its parent does, since its
/// standard input ends then.
final class ControlPlaneToKill implements AutoCloseable {
    /// Writes its pid to the file `pid` in the machine's folder, and stays.
    private static final Execution BESIDE =
            new Execution(
                    List.of("sh", "-c", "echo $$ >\"$HOME/pid\"; sleep 600 & wait"),
                    "",
                    Execution.LONGEST);

    private final Process jvm;

    private ControlPlaneToKill(Process jvm) {
        this.jvm = jvm;
    }

    static ControlPlaneToKill launch(Path data, int step, String... command) throws IOException {
        var line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                classPath(),
                                ControlPlaneToKill.class.getName(),
                                data.toString(),
                                Integer.toString(step)));
        line.addAll(List.of(command));
        var jvm = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new ControlPlaneToKill(jvm);
    }

    void awaitWord(String word) throws IOException {
        var read = new StringBuilder();
        for (int next = jvm.getInputStream().read();
                next >= 0;
                next = jvm.getInputStream().read()) {
            if (next != '\n') {
                read.append((char) next);
            } else if (read.toString().equals(word)) {
                return;
            } else {
                read.setLength(0);
            }
        }
        throw new IOException("it ended without saying '%s'".formatted(word));
    }

    /// Runs a command beside the machine, once it has started.
    void runBeside() throws IOException {
        jvm.getOutputStream().write('\n');
        jvm.getOutputStream().flush();
    }

    /// SIGKILL: nothing of it runs any more.
    void kill() throws InterruptedException {
        jvm.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
    }

    private static String classPath() {
        var path = System.getProperty("java.class.path");
        var modules = System.getProperty("jdk.module.path");
        // The classes of this test were patched into a module; by themselves they lie in a folder.
        var here = ControlPlaneToKill.class.getProtectionDomain().getCodeSource().getLocation();
        return String.join(
                ":", here.getPath(), testClasses(here.getPath()), path, String.valueOf(modules));
    }

    private static String testClasses(String classes) {
        return classes.replaceFirst("/classes/?$", "/test-classes");
    }

    private static void runBeside(ProcessDriver driver, StartOrder order) {
        try {
            driver.execute(order.machine(), order.intent(), order.spec(), BESIDE);
        } catch (DriverException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param args data folder, step, and the command to start
    public static void main(String[] args) throws Exception {
        var driver = ProcessDriver.open(Specs.settings(Path.of(args[0])));
        var spec = Specs.of(Arrays.copyOfRange(args, 2, args.length));
        var order =
                new StartOrder(Bench.intent(Integer.parseInt(args[1])), spec, Bench.TIME_TO_START);
        System.out.write("ready\n".getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        driver.start(order);
        System.out.write("started\n".getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        while (System.in.read() >= 0) { // Until the parent is gone.
            Thread.ofVirtual().start(() -> runBeside(driver, order));
        }
    }
}
