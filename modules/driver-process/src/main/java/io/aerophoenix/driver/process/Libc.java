package io.aerophoenix.driver.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The few calls of the C library to which the JDK has no door. All are quick and none needs a new process.
@SuppressWarnings("restricted") // signals to a process group and fallocate(2) exist only there
final class Libc {
    private static final int O_WRONLY = 1;
    private static final int KEEP_SIZE_AND_PUNCH_HOLE = 0x01 | 0x02;

    private static final MethodHandle KILL =
            function(
                    "kill",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle OPEN =
            function(
                    "open",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle FALLOCATE =
            function(
                    "fallocate",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG));

    private static final MethodHandle SIGNAL =
            function(
                    "signal",
                    FunctionDescriptor.of(
                            ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    // Takes an int, does nothing to anything, and may be called at any moment.
    private static final MemorySegment NOTHING =
            Linker.nativeLinker().defaultLookup().findOrThrow("abs");
    private static final MemorySegment IGNORE = MemorySegment.ofAddress(1);

    private Libc() {}

    /// Makes this process do nothing when the signal comes. Not the same as ignoring it: what is ignored is ignored by
    /// all programs that this process starts, too, and they cannot change that.
    static void doNothingOn(Signal signal) {
        handle(signal, NOTHING);
    }

    static void ignore(Signal signal) {
        handle(signal, IGNORE);
    }

    private static void handle(Signal signal, MemorySegment handler) {
        try {
            var _ = (MemorySegment) SIGNAL.invokeWithArguments(signal.number(), handler);
        } catch (Throwable e) {
            throw new IllegalStateException("a call of the C library failed", e);
        }
    }

    /// Sends a signal to a process.
    ///
    /// @return whether there was one to take it
    static boolean signal(long pid, Signal signal) {
        return call(KILL, Math.toIntExact(pid), signal.number()) == 0;
    }

    /// Sends a signal to all processes of a group.
    ///
    /// @return whether there was one to take it
    static boolean signalGroup(long group, Signal signal) {
        if (group <= 1) {
            throw new IllegalArgumentException("not the group of a machine: " + group);
        }
        return signal(-group, signal);
    }

    /// Gives the space of a file's first bytes back to the file system. The file keeps its length and its offsets; the
    /// bytes read as zeros.
    ///
    /// @return false where the file system cannot do it
    static boolean punchHole(Path file, long lengthBytes) {
        try (var arena = Arena.ofConfined()) {
            int descriptor = call(OPEN, arena.allocateFrom(file.toString()), O_WRONLY);
            if (descriptor < 0) {
                return false;
            }
            try {
                return call(FALLOCATE, descriptor, KEEP_SIZE_AND_PUNCH_HOLE, 0L, lengthBytes) == 0;
            } finally {
                call(CLOSE, descriptor);
            }
        }
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("a call of the C library failed", e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
