package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aerophoenix.http.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrganizationPageTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static OrganizationCursor place(int second, String id) {
        return new OrganizationCursor(NOON.plusSeconds(second), id);
    }

    private static OrganizationPage<OrganizationCursor> page(
            OrganizationCursor after, int limit, List<OrganizationCursor> all) {
        var page = new OrganizationPage<OrganizationCursor>(after, limit);
        all.forEach(place -> page.offer(place, place));
        return page;
    }

    @Test
    void hasTheOldestFirstAndIdsWithinOneTime() {
        var all = List.of(place(2, "a"), place(1, "b"), place(1, "a"));

        var page = page(OrganizationCursor.BEGINNING, 5, all);

        assertThat(page.items()).containsExactly(place(1, "a"), place(1, "b"), place(2, "a"));
        assertThat(page.last()).contains(place(2, "a"));
        assertThat(page.next()).isNull();
    }

    @Test
    void isEmptyWhereNothingIs() {
        var page = page(OrganizationCursor.after(NOON), 5, List.of(place(0, "zzz")));

        assertThat(page.items()).isEmpty();
        assertThat(page.last()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void leadsFromPageToPageOverEverythingOnce() {
        var random = new Random(4);
        var all = new ArrayList<OrganizationCursor>();
        for (int i = 0; i < 100; i++) {
            all.add(place(random.nextInt(10), "id" + i));
        }
        var seen = new ArrayList<OrganizationCursor>();
        var after = OrganizationCursor.BEGINNING;
        for (String next = ""; next != null; ) {
            Collections.shuffle(all, random);
            var page = page(after, 7, all);
            seen.addAll(page.items());
            next = page.next();
            after = next == null ? after : OrganizationCursor.parse(next);
        }

        assertThat(seen).isSorted().hasSameSizeAs(all).containsAll(all);
    }

    @Test
    void beginsAtACursorOfAnEarlierPageOnly() {
        assertThat(OrganizationCursor.parse(place(1, "m-1").text())).isEqualTo(place(1, "m-1"));
        assertThatThrownBy(() -> OrganizationCursor.parse("yesterday,m-1"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("next_cursor");
        assertThatThrownBy(() -> OrganizationCursor.parse("")).isInstanceOf(RefusedException.class);
    }
}
