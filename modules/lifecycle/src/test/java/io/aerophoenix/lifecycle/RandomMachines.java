package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Change;
import io.aerophoenix.fleet.Exit;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.Instance;
import io.aerophoenix.fleet.IntentId;
import io.aerophoenix.fleet.KeyedRequest;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineName;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.MachineStatus;
import io.aerophoenix.fleet.Mount;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Operation;
import io.aerophoenix.fleet.Resources;
import io.aerophoenix.fleet.RestartPolicy;
import io.aerophoenix.fleet.StopPolicy;
import io.aerophoenix.fleet.Transition;
import io.aerophoenix.fleet.Transition.Timings;
import io.aerophoenix.fleet.VolumeId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Changes and machines in which every field is at times there and at times not, and says what it may: possible as
/// records, though hardly as lives.
final class RandomMachines {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "ada",
                    "a \"quoted\" word",
                    "two\nlines\t\\",
                    "größer",
                    "\u0001",
                    "火",
                    "🙂");

    private final SplittableRandom random;
    private final MachineId id;

    RandomMachines(int seed) {
        random = new SplittableRandom(seed);
        id = Samples.id("machine " + seed);
    }

    Change change() {
        boolean first = random.nextBoolean();
        return new Change(
                id,
                some(this::transition),
                some(this::note),
                status(first ? 1 : random.nextLong(2, Long.MAX_VALUE)),
                first ? machine() : null,
                maybe(this::spec),
                maybe(() -> new KeyedRequest(text(), text(), maybe(this::text))));
    }

    Machine machine() {
        return new Machine(
                id,
                new AppName("shop"),
                Samples.IAD,
                spec(),
                instant(),
                text(),
                status(random.nextLong(1, 100)));
    }

    private MachineSpec spec() {
        return new MachineSpec(
                new MachineName("web-" + random.nextInt(100)),
                text(),
                some(this::text),
                texts(),
                maybe(this::text),
                new Resources(random.nextInt(100) / 8.0, random.nextLong(1 << 20)),
                new RestartPolicy(one(RestartPolicy.Mode.values()), random.nextInt(1000)),
                stop(),
                texts(),
                random.nextBoolean() ? List.of() : List.of(check("first"), check("second")),
                random.nextBoolean() ? List.of() : List.of(mount("data"), mount("more")),
                texts());
    }

    private StopPolicy stop() {
        return new StopPolicy("SIGHUP", Duration.ofMillis(random.nextInt(300_000)));
    }

    private Mount mount(String name) {
        return new Mount(VolumeId.fresh(random), name, "/" + name);
    }

    private HealthCheck check(String name) {
        return new HealthCheck(
                name,
                probe(),
                Duration.ofSeconds(10),
                Duration.ofMillis(random.nextInt(1, 10_000)),
                Duration.ofSeconds(random.nextInt(3600)),
                random.nextInt(1, 100),
                random.nextInt(1, 100),
                one(HealthCheck.Then.values()));
    }

    private HealthCheck.Probe probe() {
        return switch (random.nextInt(3)) {
            case 0 -> new HealthCheck.Http(8080, "HEAD", "/" + text(), texts());
            case 1 -> new HealthCheck.Tcp(random.nextInt(1, 65_536));
            default -> new HealthCheck.Exec(List.of("check", text()));
        };
    }

    private MachineStatus status(long step) {
        return new MachineStatus(
                one(MachineState.values()),
                random.nextLong(),
                step,
                instant(),
                maybe(this::instance),
                maybe(this::exit),
                maybe(this::text),
                maybe(this::operation),
                maybe(this::instant),
                random.nextInt(),
                random.nextBoolean(),
                random.nextLong(),
                maybe(this::lease));
    }

    private Instance instance() {
        return new Instance(
                intent(),
                instant(),
                maybe(() -> random.nextLong(1 << 22)),
                some(() ->
                        new Instance.Limit(text(), maybe(() -> random.nextInt(64) / 4.0), text())));
    }

    private Exit exit() {
        return new Exit(maybe(() -> random.nextInt(256)), maybe(this::text), instant());
    }

    private Operation operation() {
        return new Operation(
                intent(),
                one(Action.values()),
                some(() -> one(Action.values())),
                maybe(this::stop),
                text(),
                one(Cause.values()),
                instant(),
                instant());
    }

    private Lease lease() {
        return new Lease(text(), text(), Lease.digestOf(text()), instant(), instant());
    }

    private Transition transition() {
        return new Transition(
                random.nextLong(),
                maybe(() -> one(MachineState.values())),
                one(MachineState.values()),
                one(Cause.values()),
                text(),
                intent(),
                new Timings(
                        instant(),
                        maybe(this::instant),
                        maybe(this::instant),
                        maybe(this::instant),
                        instant()),
                maybe(this::text));
    }

    private Note note() {
        return new Note(random.nextLong(), one(Note.Kind.values()), instant(), text(), text());
    }

    private IntentId intent() {
        var machine = random.nextInt(4) == 0 ? Samples.id("another") : id;
        return new IntentId(machine, random.nextLong(1, Long.MAX_VALUE));
    }

    /// Of today, with a fraction of any length; or far away.
    Instant instant() {
        return switch (random.nextInt(8)) {
            case 0 -> Instant.ofEpochSecond(random.nextLong(1L << 33));
            case 1 -> Instant.ofEpochMilli(random.nextLong(1L << 42));
            case 2 -> Samples.NOON.plusNanos(random.nextLong(1L << 50) / 1000 * 1000);
            case 3 -> Samples.NOON.plusNanos(random.nextLong(1L << 50));
            case 4 -> Instant.ofEpochSecond(random.nextLong(-(1L << 40), 1L << 40), 1);
            case 5 -> one(new Instant[] {Instant.MIN, Instant.MAX, Instant.EPOCH});
            default -> Samples.NOON.plusNanos(random.nextInt(1_000_000_000));
        };
    }

    private String text() {
        return one(TEXTS.toArray(String[]::new));
    }

    private Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.put(text(), text());
        }
        return texts;
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(Supplier<T> each) {
        return Stream.generate(each).limit(random.nextInt(4)).toList();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
