package io.aerophoenix.api.internal;

import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a new machine is to be, and notes everything that is wrong with it.
final class CreationReader {
    private CreationReader() {}

    /// @param region null for the region that is asked
    record Creation(@Nullable RegionCode region, MachineSpec spec) {}

    /// @return null when there are faults
    static @Nullable Creation read(JsonNode json, Faults faults) {
        var fields = Fields.of(json, faults);
        var name = PlanReader.name(fields.requiredText("name"), fields, faults);
        var region = region(fields, faults);
        var driver = fields.requiredText("driver");
        var plan = PlanReader.read(fields, faults);
        fields.refuseOthers();
        return name == null || driver == null ? null : new Creation(region, plan.of(name, driver));
    }

    private static @Nullable RegionCode region(Fields fields, Faults faults) {
        var text = fields.text("region");
        return text == null ? null : faults.checked("region", () -> new RegionCode(text));
    }
}
