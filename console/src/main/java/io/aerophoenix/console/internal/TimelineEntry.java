package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// One line of a machine's timeline.
sealed interface TimelineEntry permits TimelineRow, NoteRow {
    /// Moves and notes by time, the latest first. What happened at once stays in the order in which it is given.
    static List<TimelineEntry> merged(Collection<Transition> moves, Collection<Note> notes) {
        var dated = new ArrayList<Dated>();
        for (var move : moves) {
            dated.add(new Dated(move.timings().doneAt(), move.version(), TimelineRow.of(move)));
        }
        for (var note : notes) {
            dated.add(new Dated(note.at(), note.version(), NoteRow.of(note)));
        }
        dated.sort(Comparator.comparing(Dated::at).thenComparingLong(Dated::version));
        return dated.reversed().stream().map(Dated::entry).toList();
    }

    /// When a line happened.
    record Dated(Instant at, long version, TimelineEntry entry) {}
}
