package io.aerophoenix.fly.internal;

import io.aerophoenix.http.Faults;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;

/// A place in a list that is sorted by the time of the latest change, and by ids where that is the same.
///
/// @param id empty for a place before everything of that time
record OrganizationCursor(Instant updatedAt, String id) implements Comparable<OrganizationCursor> {
    private static final Comparator<OrganizationCursor> ORDER =
            Comparator.comparing(OrganizationCursor::updatedAt)
                    .thenComparing(OrganizationCursor::id);

    static final OrganizationCursor BEGINNING = new OrganizationCursor(Instant.MIN, "");

    /// After everything of this time.
    static OrganizationCursor after(Instant time) {
        return new OrganizationCursor(time, "\uffff");
    }

    /// @throws io.aerophoenix.http.RefusedException when it is none that an answer has had
    static OrganizationCursor parse(String text) {
        int comma = text.indexOf(',');
        try {
            return new OrganizationCursor(
                    Instant.parse(text.substring(0, Math.max(0, comma))),
                    text.substring(comma + 1));
        } catch (DateTimeParseException e) {
            throw Faults.refusal("cursor", "must be a next_cursor of an earlier answer");
        }
    }

    /// As clients hand it back.
    String text() {
        return updatedAt + "," + id;
    }

    @Override
    public int compareTo(OrganizationCursor other) {
        return ORDER.compare(this, other);
    }
}
