package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.Faults;
import java.util.Arrays;
import java.util.List;

/// Where a request wants its machine: nowhere in particular, in a region, or in the first that will do of several.
final class MachinePlacement {
    private static final String ANY = "any";

    private MachinePlacement() {}

    /// The region to ask for.
    ///
    /// @param wanted such as `iad`, `lhr,iad` or `any`; empty for anywhere
    /// @return the own one where that will do; otherwise the one that is wanted most, which the door then refuses
    static RegionCode of(String wanted, RegionCode own) {
        var choices = Arrays.stream(wanted.split(",", -1)).map(String::strip).toList();
        if (wanted.isBlank() || choices.contains(ANY) || choices.contains(own.value())) {
            return own;
        }
        return first(choices);
    }

    private static RegionCode first(List<String> choices) {
        try {
            return new RegionCode(choices.getFirst());
        } catch (IllegalArgumentException e) {
            throw Faults.refusal("region", String.valueOf(e.getMessage()));
        }
    }
}
