package io.aerophoenix.control;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.DriverException;
import io.aerophoenix.lifecycle.MachineDriver;
import java.util.List;
import java.util.function.Function;

/// Something that is done to a workload, and how a machine's history tells of it.
///
/// @param kind of the notes about it
/// @param asked the note that is written before it is done: what may have changed something is never missing
/// @param undone begins the note that is written when it could not be done
/// @param request all that makes it another than others, for its fingerprint
/// @param effect what is asked of the driver
/// @param words what is kept of its outcome, for a repeat by key
/// @param recall the answer to a repeat, by those words
record Deed<T>(
        Note.Kind kind,
        String asked,
        String undone,
        List<String> request,
        Effect<T> effect,
        Function<T, String> words,
        Function<String, Answer<T>> recall) {

    /// What the driver of a machine does, or can tell.
    interface Effect<T> {
        T ask(MachineDriver driver, Machine machine) throws DriverException, InterruptedException;
    }
}
