package io.aerophoenix.http;

import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.RegionCode;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters of a query, asked for one by one, as [Fields] does it with bodies: a misspelt one is a fault, not
/// something to be passed over.
///
/// An empty parameter is the same as none.
public final class QueryReader {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final MultivaluedMap<String, String> parameters;
    private final Faults faults = new Faults();
    private final Set<String> asked = new HashSet<>();

    public QueryReader(UriInfo uri) {
        this.parameters = uri.getQueryParameters();
    }

    /// @throws RefusedException when there is any parameter
    public static void expectNothing(UriInfo uri) {
        new QueryReader(uri).refuseFaults();
    }

    public Faults faults() {
        return faults;
    }

    public @Nullable String text(String name) {
        asked.add(name);
        var values = parameters.get(name);
        if (values == null || values.getFirst().isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            faults.add(name, "must be given once");
        }
        Texts.objection(values.getFirst()).ifPresent(objection -> faults.add(name, objection));
        return values.getFirst();
    }

    public int whole(String name, int least, int most, int otherwise) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        int value = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            faults.add(name, "must be a whole number from %d to %d".formatted(least, most));
            return otherwise;
        }
        return value;
    }

    /// Whether a switch is on: `true`, or not: `false` or nothing.
    public boolean on(String name) {
        var text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            faults.add(name, "must be true or false");
        }
        return "true".equals(text);
    }

    public @Nullable AppName app(String name) {
        return value(name, AppName::new);
    }

    public @Nullable RegionCode region(String name) {
        return value(name, RegionCode::new);
    }

    public @Nullable MachineId machine(String name) {
        return value(name, MachineId::new);
    }

    /// States, with commas between them; none when the parameter is not there.
    public Set<MachineState> states(String name) {
        var states = EnumSet.noneOf(MachineState.class);
        var text = text(name);
        if (text == null) {
            return states;
        }
        for (var word : text.split(",", -1)) {
            MachineState.ofWord(word)
                    .ifPresentOrElse(
                            states::add,
                            () -> faults.add(name, "must name states, such as running,stopped"));
        }
        return states;
    }

    /// Labels, each as `name:value`, that may be given more than once.
    public Map<String, String> labels(String name) {
        asked.add(name);
        var labels = new HashMap<String, String>();
        for (var text : parameters.getOrDefault(name, List.of())) {
            if (!text.isEmpty()) {
                label(name, text, labels);
            }
        }
        return labels;
    }

    private void label(String parameter, String text, Map<String, String> labels) {
        int colon = text.indexOf(':');
        var objection = colon < 1 ? Optional.of("must be name:value") : Texts.objection(text);
        if (objection.isPresent()) {
            faults.add(parameter, objection.get());
            return;
        }
        var value = text.substring(colon + 1);
        var other = labels.put(text.substring(0, colon), value);
        if (other != null && !other.equals(value)) {
            faults.add(parameter, "no machine has two values for the same name");
        }
    }

    /// @throws RefusedException when anything is wrong with what was asked for, or something else is there
    public void refuseFaults() {
        for (var name : parameters.keySet()) {
            if (!asked.contains(name)) {
                faults.add(name, "there is no such parameter here");
            }
        }
        faults.refuseIfAny();
    }

    private <T> @Nullable T value(String name, Function<String, T> read) {
        var text = text(name);
        return text == null ? null : faults.checked(name, () -> read.apply(text));
    }
}
