package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The apps that were made known. Refuses with `storage_failed` what its file cannot take. Thread-safe.
public final class AppRegister {
    private final Database database;
    private final InstantSource clock;

    AppRegister(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes an app known. `name_taken` when it is, unless the same caller did it with the same key.
    public Answer<App> create(AppName name, String organization, String network, Origin origin) {
        var wanted = new App(name, organization, network, clock.instant());
        return Answers.of(() -> database.ask(sql -> create(sql, wanted, origin)));
    }

    /// Makes an app known as it is, unless it is known.
    ///
    /// @return as it is known
    public Answer<App> keep(App app, Origin origin) {
        return Answers.done(() ->
                database.ask(sql -> {
                    var known = AppTable.find(sql, app.name());
                    if (known.isEmpty()) {
                        AppTable.insert(sql, app, origin);
                    }
                    return known.map(AppTable.Known::app).orElse(app);
                }));
    }

    private static Answer<App> create(Sql sql, App wanted, Origin origin) throws SQLException {
        var known = AppTable.find(sql, wanted.name());
        if (known.isPresent()) {
            return known.get().cameFrom(origin)
                    ? repeated(known.get().app(), wanted)
                    : taken(wanted.name());
        }
        AppTable.insert(sql, wanted, origin);
        return new Answer.Done<>(wanted);
    }

    private static Answer<App> repeated(App first, App wanted) {
        if (first.organization().equals(wanted.organization())
                && first.network().equals(wanted.network())) {
            return new Answer.Done<>(first);
        }
        return Answer.refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                "this idempotency key created the app %s, with another request; use a new key"
                        .formatted(first.name()));
    }

    private static Answer<App> taken(AppName name) {
        return new Answer.Refused<>(
                new Refusal(
                        ErrorCode.NAME_TAKEN,
                        "there is an app %s already; choose another name, or delete that one first"
                                .formatted(name),
                        Map.of("app", name.value())));
    }

    /// In the order of their names.
    public Answer<List<App>> list() {
        return Answers.done(
                () -> database.ask(AppTable::all).stream().map(AppTable.Known::app).toList());
    }

    public Answer<Optional<App>> find(AppName name) {
        return Answers.done(
                () -> database.ask(sql -> AppTable.find(sql, name)).map(AppTable.Known::app));
    }

    /// Forgets an app and its secrets. Its volumes are destroyed before.
    ///
    /// @return whether it was known
    public Answer<Boolean> delete(AppName name) {
        return Answers.done(() ->
                database.ask(sql -> {
                    SecretTable.deleteAllOf(sql, name);
                    return AppTable.delete(sql, name);
                }));
    }
}
