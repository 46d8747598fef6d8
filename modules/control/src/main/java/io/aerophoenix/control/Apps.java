package io.aerophoenix.control;

import io.aerophoenix.apps.App;
import io.aerophoenix.apps.AppRegister;
import io.aerophoenix.apps.AppStore;
import io.aerophoenix.apps.Origin;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.lifecycle.Lifecycle;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.MachinePage;
import io.aerophoenix.lifecycle.Sighting;
import io.aerophoenix.security.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Which apps there are: those that were made known, and those that have machines.
final class Apps {
    private static final int PAGE = 1000;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private final Engine engine;
    private final Lifecycle lifecycle;
    private final AppStore store;
    private final AppRegister register;
    private final InstantSource clock;

    Apps(Engine engine, Lifecycle lifecycle, AppStore store, InstantSource clock) {
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.store = store;
        this.register = store.register();
        this.clock = clock;
    }

    Answer<App> create(AppCommand.CreateApp command, Caller caller) {
        if (!isLabel(command.organization()) || !isLabel(command.network())) {
            return Answer.refused(
                    ErrorCode.INVALID_REQUEST,
                    "organization, network: must be 1 to %d letters, digits, '.', '-' and '_'"
                            .formatted(LONGEST_LABEL));
        }
        return register.create(
                command.app(),
                command.organization(),
                command.network(),
                new Origin(caller.subject(), command.idempotencyKey()));
    }

    private static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && LABEL.matcher(text).matches();
    }

    Answer<App> delete(AppCommand.DeleteApp command, Caller caller) {
        return find(command.app())
                .then(app ->
                        new AppDeletion(engine, lifecycle, store, caller, clock)
                                .run(app, command.force()));
    }

    Answer<AppView> get(AppName name) {
        return find(name).then(app -> store.volumes().counts().map(it -> view(app, it)));
    }

    private AppView view(App app, Map<AppName, Integer> volumes) {
        return new AppView(app, machinesOf(app.name()), volumes.getOrDefault(app.name(), 0));
    }

    /// Whether there is this app; refuses with `not_found` when there is none.
    Answer<Boolean> isKnown(AppName name) {
        return find(name).map(_ -> true);
    }

    /// Makes an app known that so far only had machines: something is going to be kept for it.
    Answer<App> keep(AppName name, Caller caller) {
        return find(name).then(app -> register.keep(app, new Origin(caller.subject(), null)));
    }

    private Answer<App> find(AppName name) {
        return register.find(name)
                .then(known ->
                        known.<Answer<App>>map(Answer.Done::new)
                                .orElseGet(() -> withMachinesOnly(name)));
    }

    private Answer<App> withMachinesOnly(AppName name) {
        if (machinesOf(name) == 0) {
            return Answer.refused(
                    ErrorCode.NOT_FOUND,
                    "there is no app %s here; create it, or a machine of it".formatted(name));
        }
        var oldest = new Oldest(clock.instant());
        eachOf(filter(name), machine -> oldest.see(machine.createdAt()));
        return new Answer.Done<>(unknown(name, oldest.found));
    }

    private static App unknown(AppName name, Instant createdAt) {
        return new App(name, App.DEFAULT_ORGANIZATION, App.DEFAULT_NETWORK, createdAt);
    }

    Answer<List<AppView>> list() {
        return register.list()
                .then(known -> store.volumes().counts().map(volumes -> list(known, volumes)));
    }

    private List<AppView> list(List<App> known, Map<AppName, Integer> volumes) {
        var all = new TreeMap<AppName, App>();
        withMachines().forEach((name, oldest) -> all.put(name, unknown(name, oldest.found)));
        known.forEach(app -> all.put(app.name(), app));
        return all.values().stream().map(app -> view(app, volumes)).toList();
    }

    private Map<AppName, Oldest> withMachines() {
        var apps = new TreeMap<AppName, Oldest>();
        eachOf(
                MachineFilter.LIVING,
                machine ->
                        apps.computeIfAbsent(machine.app(), _ -> new Oldest(machine.createdAt()))
                                .see(machine.createdAt()));
        return apps;
    }

    private void eachOf(MachineFilter filter, Consumer<Machine> consumer) {
        MachineId after = null;
        do {
            MachinePage page = lifecycle.list(filter, after, PAGE);
            for (var sighting : page.machines()) {
                if (sighting instanceof Sighting.Known(var machine)) {
                    consumer.accept(machine);
                }
            }
            after = page.next();
        } while (after != null);
    }

    private int machinesOf(AppName app) {
        return lifecycle.slice(filter(app), 0, 0).total();
    }

    /// The living machines of an app.
    static MachineFilter filter(AppName app) {
        return new MachineFilter(app, null, Set.of(), "", Map.of());
    }

    /// The earliest of some moments.
    private static final class Oldest {
        private Instant found;

        Oldest(Instant first) {
            found = first;
        }

        void see(Instant moment) {
            found = moment.isBefore(found) ? moment : found;
        }
    }
}
