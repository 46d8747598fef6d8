package io.aerophoenix.fly.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Finds the page of a list that begins after a cursor, in one look at all there is and without keeping more than the page.
final class OrganizationPage<T> {
    private final OrganizationCursor after;
    private final int limit;
    private final PriorityQueue<Entry<T>> nearest =
            new PriorityQueue<>(Comparator.comparing(Entry<T>::place).reversed());

    OrganizationPage(OrganizationCursor after, int limit) {
        this.after = after;
        this.limit = limit;
    }

    private record Entry<T>(OrganizationCursor place, T item) {}

    /// Offers something that is in the list, in any order.
    void offer(OrganizationCursor place, T item) {
        if (place.compareTo(after) <= 0) {
            return;
        }
        nearest.add(new Entry<>(place, item));
        // One more than fits tells whether there is another page.
        if (nearest.size() > limit + 1) {
            nearest.remove();
        }
    }

    List<T> items() {
        return entries().stream().map(Entry::item).toList();
    }

    /// The place of the last item; empty when there is none.
    Optional<OrganizationCursor> last() {
        var entries = entries();
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().place());
    }

    /// The cursor of the next page; null when this is the last.
    @Nullable String next() {
        return nearest.size() > limit ? last().map(OrganizationCursor::text).orElse(null) : null;
    }

    private List<Entry<T>> entries() {
        var sorted = new ArrayList<>(nearest);
        sorted.sort(Comparator.comparing(Entry::place));
        return sorted.size() > limit ? sorted.subList(0, limit) : sorted;
    }
}
