package io.aerophoenix.apps;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Apps' secrets, sealed on disk. Refuses with `storage_failed` what its file cannot take, or its key cannot open.
/// Thread-safe.
public final class SecretVault {
    public static final int MOST = 256;
    public static final int LONGEST_BYTES = 64 * 1024;

    /// What a workload is started with has a bound of the kernel's; this leaves half of it to others.
    public static final int MOST_BYTES = 1024 * 1024;

    private final Database database;
    private final SecretsKeyFile keyFile;
    private final InstantSource clock;
    private final SecureRandom random;

    /// The apps that may have secrets, so that the others' machines start without a look at the disk; null while unknown.
    private volatile @Nullable Set<AppName> apps;

    SecretVault(
            Database database, SecretsKeyFile keyFile, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.keyFile = keyFile;
        this.clock = clock;
        this.random = random;
    }

    /// Makes the key if nothing is sealed yet, so that it is there from the first day on.
    void begin() {
        begun();
        boolean unused = database.ask(SecretTable::mark).isEmpty();
        if (unused) {
            keyFile.first();
        }
    }

    private boolean begun() {
        return database.ask(sql -> {
            apps = Set.copyOf(SecretTable.apps(sql));
            return true;
        });
    }

    /// Sets some and removes some, all or nothing. One that is set and removed is set. Values that are the same as before
    /// count as no change. Removing needs no key.
    ///
    /// @return how they are then, without values
    public Answer<Secrets> change(AppName app, Map<String, String> set, Set<String> remove) {
        return Answers.of(() -> database.ask(sql -> change(sql, app, set, remove)));
    }

    private Answer<Secrets> change(
            Sql sql, AppName app, Map<String, String> set, Set<String> remove) throws SQLException {
        var before = SecretTable.of(sql, app);
        var objection = objection(before, set, remove);
        if (objection.isPresent()) {
            return Answer.refused(ErrorCode.PRECONDITION_FAILED, objection.get());
        }
        boolean changed = false;
        for (var name : remove) {
            changed |= !set.containsKey(name) && SecretTable.delete(sql, app, name);
        }
        if (!set.isEmpty()) {
            changed |= put(sql, app, set, before);
        }
        if (changed) {
            SecretTable.raiseVersion(sql, app);
        }
        return new Answer.Done<>(shown(sql, app, Optional.empty()));
    }

    private boolean put(
            Sql sql, AppName app, Map<String, String> set, List<SecretTable.Sealed> before)
            throws SQLException {
        remember(app);
        var key = key(sql);
        var old = before.stream().collect(Collectors.toMap(it -> it.name(), it -> it));
        boolean changed = false;
        for (var entry : new TreeMap<>(set).entrySet()) {
            var next = sealed(key, app, entry, old.get(entry.getKey()));
            if (next.isPresent()) {
                SecretTable.put(sql, app, next.get());
                changed = true;
            }
        }
        return changed;
    }

    private Optional<SecretTable.Sealed> sealed(
            SecretsKey key,
            AppName app,
            Map.Entry<String, String> entry,
            SecretTable.@Nullable Sealed old) {
        var name = entry.getKey();
        var digest = key.digest(app, name, entry.getValue());
        if (old != null && old.digest().equals(digest) && opens(key, app, old)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(
                new SecretTable.Sealed(
                        name,
                        key.seal(app, name, entry.getValue(), random),
                        digest,
                        old == null ? now : old.createdAt(),
                        now));
    }

    // Who sets one anew that was damaged wants it mended.
    private static boolean opens(SecretsKey key, AppName app, SecretTable.Sealed secret) {
        try {
            key.open(app, secret.name(), secret.sealed());
            return true;
        } catch (StorageException _) {
            return false;
        }
    }

    // Before the change is committed: one app too many among them does no harm.
    private void remember(AppName app) {
        var known = apps;
        if (known != null && !known.contains(app)) {
            var more = new HashSet<>(known);
            more.add(app);
            apps = Set.copyOf(more);
        }
    }

    /// The key of all that is sealed. When nothing is, whatever key there is becomes it.
    private SecretsKey key(Sql sql) throws SQLException {
        var mark = SecretTable.mark(sql);
        if (mark.isPresent() && !SecretTable.apps(sql).isEmpty()) {
            return keyFile.withMark(mark.get());
        }
        var key = keyFile.first();
        SecretTable.setMark(sql, key.mark());
        return key;
    }

    private static Optional<String> objection(
            List<SecretTable.Sealed> before, Map<String, String> set, Set<String> remove) {
        var sizes = new TreeMap<String, Long>();
        before.forEach(it -> sizes.put(it.name(), (long) it.sealed().length));
        remove.forEach(sizes::remove);
        set.forEach((name, value) ->
                sizes.put(name, (long) value.getBytes(StandardCharsets.UTF_8).length));
        if (set.isEmpty()) {
            return Optional.empty();
        }
        if (sizes.size() > MOST) {
            return Optional.of(
                    "an app has at most %d secrets, and these would be %d; remove some"
                            .formatted(MOST, sizes.size()));
        }
        long all = sizes.values().stream().mapToLong(it -> it).sum();
        return all > MOST_BYTES
                ? Optional.of(
                        "an app's secrets have at most %d KiB in all, and these would have %d; remove some, or keep large ones in a volume"
                                .formatted(MOST_BYTES / 1024, all / 1024))
                : Optional.empty();
    }

    /// @param values whether the values are among what is shown
    public Answer<Secrets> list(AppName app, Values values) {
        return Answers.done(() ->
                database.ask(sql ->
                        shown(
                                sql,
                                app,
                                switch (values) {
                                    case HIDDEN -> Optional.empty();
                                    case REVEALED -> keyFor(sql, app);
                                })));
    }

    /// Values of secrets in what is shown of them.
    public enum Values {
        HIDDEN,
        REVEALED
    }

    // Where nothing is to be opened, no key is missed.
    private Optional<SecretsKey> keyFor(Sql sql, AppName app) throws SQLException {
        return SecretTable.of(sql, app).isEmpty() ? Optional.empty() : Optional.of(key(sql));
    }

    private static Secrets shown(Sql sql, AppName app, Optional<SecretsKey> key)
            throws SQLException {
        return new Secrets(
                SecretTable.version(sql, app),
                SecretTable.of(sql, app).stream()
                        .map(it ->
                                new Secrets.Secret(
                                        it.name(),
                                        it.digest(),
                                        it.createdAt(),
                                        it.updatedAt(),
                                        key.map(k -> k.open(app, it.name(), it.sealed()))
                                                .orElse(null)))
                        .toList());
    }

    /// The values by name, for those that a workload is started with.
    public Answer<Map<String, String>> values(AppName app) {
        return haveNone(app) ? new Answer.Done<>(Map.of()) : opened(app);
    }

    /// As far as is known: where the file could not be read so far, it is read now.
    private boolean haveNone(AppName app) {
        var known = apps;
        return known != null && !known.contains(app);
    }

    private Answer<Map<String, String>> opened(AppName app) {
        if (apps == null) {
            var begun = Answers.done(this::begun);
            if (begun instanceof Answer.Refused<Boolean>(var refusal)) {
                return new Answer.Refused<>(refusal);
            }
        }
        return list(app, Values.REVEALED)
                .map(secrets ->
                        secrets.all().stream()
                                .collect(
                                        Collectors.toMap(
                                                Secrets.Secret::name,
                                                it -> Objects.requireNonNull(it.value()))));
    }
}
