package io.aerophoenix.console.internal;

import io.aerophoenix.fleet.Note;

/// Something in the machine's timeline that was no move.
///
/// @param kind such as `lease_acquired`: what the style sheet knows the icon by
/// @param word the kind for people
record NoteRow(long version, String kind, String word, String at, String text, String actor)
        implements TimelineEntry {
    static NoteRow of(Note note) {
        return new NoteRow(
                note.version(),
                note.kind().word(),
                word(note.kind()),
                Wording.stamp(note.at()),
                note.text(),
                note.actor());
    }

    private static String word(Note.Kind kind) {
        return switch (kind) {
            case LEASE_ACQUIRED -> "leased";
            case LEASE_RELEASED -> "released";
            case LEASE_BROKEN -> "lease broken";
            case CONFIGURED -> "configured";
            case ROLLED_BACK -> "rolled back";
            case CORDONED -> "cordoned";
            case UNCORDONED -> "uncordoned";
            case HEALTH -> "health";
            case REPAIRED -> "repaired";
            case SIGNALLED -> "signalled";
            case EXECUTED -> "executed";
            case MEMORY_LIMITED -> "memory limited";
            case MEMORY_RECLAIMED -> "memory reclaimed";
        };
    }
}
