package io.aerophoenix.cli;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The pages of a list of machines. Each page is fetched when it is asked for, so a long list needs little memory.
final class MachinePages implements Iterable<Facts> {
    private final RegionApi region;
    private final ApiPath query;

    MachinePages(RegionApi region, ApiPath query) {
        this.region = region;
        this.query = query;
    }

    @Override
    public Iterator<Facts> iterator() {
        return new Iterator<>() {
            private @Nullable String after = null;
            private boolean more = true;

            @Override
            public boolean hasNext() {
                return more;
            }

            @Override
            public Facts next() {
                if (!more) {
                    throw new NoSuchElementException();
                }
                var page = new Facts(region.send(Call.get(query.with("after", after))));
                var next = page.has("next") ? page.text("next") : null;
                // A page that points at itself would be fetched for ever.
                more = next != null && !next.equals(after);
                after = next;
                return page;
            }
        };
    }
}
