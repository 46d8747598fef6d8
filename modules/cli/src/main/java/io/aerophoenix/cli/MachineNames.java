package io.aerophoenix.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the id of the machine that somebody means: by its id, or as `app/name`.
final class MachineNames {
    private static final Pattern ID = Pattern.compile("m-[0-9a-z]+");
    private static final int PAGE = 1000;

    private final RegionApi region;

    MachineNames(RegionApi region) {
        this.region = region;
    }

    /// @throws Failure if no living machine has that name, or several regions have one
    String id(String machine) {
        if (ID.matcher(machine).matches()) {
            return machine;
        }
        var parts = machine.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw Failure.usage(
                    "'%s' is neither a machine's id (m-...) nor its name as APP/NAME (demo/web-1)."
                            .formatted(machine));
        }
        return only(machine, parts[0], idsNamed(parts[0], parts[1]));
    }

    private static String only(String machine, String app, List<String> ids) {
        if (ids.isEmpty()) {
            throw Failure.notFound(
                    ("There is no machine %s. See what there is: `aeropctl machine list --app %s`."
                                    + " A destroyed one is reached by its id.")
                            .formatted(machine, app));
        }
        if (ids.size() > 1) {
            throw Failure.ambiguous(
                    "%s is the name of %d machines; use an id: %s."
                            .formatted(machine, ids.size(), String.join(", ", ids)));
        }
        return ids.getFirst();
    }

    private List<String> idsNamed(String app, String name) {
        var ids = new ArrayList<String>();
        var query = ApiPath.of("machines").with("app", app).with("q", name).with("limit", PAGE);
        for (var page : new MachinePages(region, query)) {
            for (var machine : page.each("machines")) {
                if (name.equals(machine.text("name")) && app.equals(machine.text("app"))) {
                    ids.add(machine.text("id"));
                }
            }
        }
        return ids;
    }
}
