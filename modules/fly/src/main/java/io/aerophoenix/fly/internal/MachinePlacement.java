package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.Faults;

/// Where a request wants its machine: nowhere in particular, in a region, or in the first that will do of several.
final class MachinePlacement {
    private MachinePlacement() {}

    /// The region to ask for.
    ///
    /// @param wanted such as `iad`, `lhr,iad` or `any`; empty for anywhere
    /// @return the own one where that will do; otherwise the one that is wanted most, which the door then refuses
    static RegionCode of(String wanted, RegionCode own) {
        return wanted.isBlank() || RegionExpression.admits(wanted, own) ? own : first(wanted);
    }

    private static RegionCode first(String wanted) {
        try {
            return new RegionCode(wanted.split(",", 2)[0].strip());
        } catch (IllegalArgumentException e) {
            throw Faults.refusal("region", String.valueOf(e.getMessage()));
        }
    }
}
