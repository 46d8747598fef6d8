package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.QueryReader;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a list over all apps of the organization is about.
///
/// @param deleted whether also what is destroyed
/// @param region empty for all
/// @param states the words of this API; empty for all
/// @param summary whether the configuration is left out
/// @param after where the page begins
record OrganizationQuery(
        boolean deleted,
        String region,
        Set<String> states,
        boolean summary,
        OrganizationCursor after,
        int limit) {
    private static final int MOST = 1000;
    private static final int DEFAULT = 500;

    /// @throws io.aerophoenix.http.RefusedException when a parameter is wrong
    static OrganizationQuery of(UriInfo uri) {
        var query = new QueryReader(uri);
        return read(query, after(query.text("cursor"), query.text("updated_after")));
    }

    /// For a list of what nobody knows when it was changed: `updated_after` leaves nothing out, lest it be too much.
    static OrganizationQuery ofUntimed(UriInfo uri) {
        var query = new QueryReader(uri);
        return read(query, after(query.text("cursor"), null));
    }

    private static OrganizationQuery read(QueryReader query, OrganizationCursor after) {
        var states = query.text("state");
        var found =
                new OrganizationQuery(
                        query.on("include_deleted"),
                        Objects.requireNonNullElse(query.text("region"), ""),
                        states == null ? Set.of() : Set.copyOf(List.of(states.split(",", -1))),
                        query.on("summary"),
                        after,
                        query.whole("limit", 1, MOST, DEFAULT));
        query.faults().refuseIfAny();
        return found;
    }

    boolean admitsRegion(RegionCode code) {
        return region.isEmpty() || region.equals(code.value());
    }

    boolean admitsState(String word) {
        return states.isEmpty() || states.contains(word);
    }

    /// A cursor goes before a time.
    private static OrganizationCursor after(@Nullable String cursor, @Nullable String time) {
        if (cursor != null) {
            return OrganizationCursor.parse(cursor);
        }
        return time == null
                ? OrganizationCursor.BEGINNING
                : OrganizationCursor.after(instant(time));
    }

    private static Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            throw Faults.refusal(
                    "updated_after", "must be a time in RFC 3339, such as 2026-01-01T12:00:00Z");
        }
    }
}
