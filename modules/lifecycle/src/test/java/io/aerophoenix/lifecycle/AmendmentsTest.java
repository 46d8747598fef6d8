package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.NOON;
import static io.aerophoenix.lifecycle.Samples.created;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Leases, labels, cordons and configurations of a machine at rest: guards and changes together, without a region.
class AmendmentsTest {
    private static final String NONCE = "the nonce";
    private static final Duration TTL = Duration.ofSeconds(30);
    private static final Wish ACQUIRE = new Wish.AcquireLease("deploy", TTL, NONCE);
    private static final Machine AT_REST = created(spec("web-1"));
    private static final Machine LEASED = after(AT_REST, ACQUIRE, null, NOON);

    private static Lifecycle.Order order(Wish wish, @Nullable String nonce) {
        return new Lifecycle.Order(wish, "ada", Cause.REQUEST, null, nonce);
    }

    private static Machine after(Machine machine, Wish wish, @Nullable String nonce, Instant now) {
        assertThat(refusal(machine, wish, nonce, now)).isEmpty();
        return machine.after(Transitions.decide(machine, order(wish, nonce), now, now));
    }

    private static Optional<Refusal> refusal(
            Machine machine, Wish wish, @Nullable String nonce, Instant now) {
        return Guards.check(machine, order(wish, nonce), now);
    }

    private static List<Note> notes(Machine machine, Wish wish, @Nullable String nonce) {
        return Transitions.decide(machine, order(wish, nonce), NOON, NOON).notes();
    }

    @Test
    void giveALeaseThatKeepsOthersOutAndItsHolderNot() {
        var cordon = new Wish.Cordon();

        assertThat(refusal(LEASED, cordon, null, NOON))
                .get()
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo(ErrorCode.LOCKED);
                    assertThat(it.facts()).containsEntry("holder", "ada");
                });
        assertThat(refusal(LEASED, cordon, "a foreign nonce", NOON))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(ErrorCode.LOCKED);
        assertThat(after(LEASED, cordon, NONCE, NOON).status().cordoned()).isTrue();
        assertThat(notes(AT_REST, ACQUIRE, null))
                .extracting(Note::kind)
                .containsExactly(Note.Kind.LEASE_ACQUIRED);
    }

    @Test
    void letTheHolderOfALeaseLabelWithoutTheNonceAndNobodyElse() {
        var label = new Wish.Label(Map.of("team", "blue"), Set.of());
        var byAnother = new Lifecycle.Order(label, "bob", Cause.REQUEST, null, null);

        assertThat(refusal(LEASED, label, null, NOON)).isEmpty();
        assertThat(refusal(LEASED, label, "a foreign nonce", NOON)).isPresent();
        assertThat(Guards.check(LEASED, byAnother, NOON))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(ErrorCode.LOCKED);
    }

    @Test
    void keepOfTheNonceItsDigestOnly() {
        var lease = LEASED.status().leaseAt(NOON).orElseThrow();

        assertThat(lease.nonceDigest()).doesNotContain(NONCE);
        assertThat(lease.isOpenedBy(NONCE)).isTrue();
        assertThat(new String(new ChangeCodec().encode(LEASED), StandardCharsets.UTF_8))
                .doesNotContain(NONCE);
    }

    @Test
    void letALeaseExpireByItself() {
        var late = NOON.plus(TTL);

        assertThat(refusal(LEASED, new Wish.Cordon(), null, late)).isEmpty();
        assertThat(refusal(LEASED, new Wish.RenewLease(TTL), NONCE, late))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(after(LEASED, ACQUIRE, null, late).status().leaseAt(late)).isPresent();
    }

    @Test
    void renewALeaseForItsHolderWithoutANote() {
        var soon = NOON.plusSeconds(20);
        var renew = new Wish.RenewLease(TTL);

        assertThat(refusal(LEASED, renew, "a foreign nonce", soon)).isPresent();
        assertThat(refusal(LEASED, renew, null, soon)).isPresent();
        var renewed = after(LEASED, renew, NONCE, soon);

        assertThat(renewed.status().leaseAt(NOON.plusSeconds(49))).isPresent();
        assertThat(renewed.status().leaseAt(NOON.plusSeconds(50))).isEmpty();
        assertThat(renewed.version()).isEqualTo(LEASED.version());
        assertThat(renewed.status().step()).isEqualTo(LEASED.status().step() + 1);
        assertThat(notes(LEASED, renew, NONCE)).isEmpty();
    }

    @Test
    void releaseALeaseForItsHolderOnly() {
        var release = new Wish.ReleaseLease();

        assertThat(refusal(LEASED, release, "a foreign nonce", NOON)).isPresent();
        assertThat(after(LEASED, release, NONCE, NOON).status().lease()).isNull();
        assertThat(refusal(AT_REST, release, NONCE, NOON))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void breakALeaseForAnybodyAndSaySo() {
        var breaking = new Wish.BreakLease("its holder is gone");

        assertThat(after(LEASED, breaking, null, NOON).status().lease()).isNull();
        assertThat(notes(LEASED, breaking, null))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.kind()).isEqualTo(Note.Kind.LEASE_BROKEN);
                    assertThat(note.text()).contains("ada", "deploy", "its holder is gone");
                });
        assertThat(refusal(AT_REST, breaking, null, NOON)).isPresent();
    }

    @Test
    void refuseASecondLease() {
        assertThat(refusal(LEASED, ACQUIRE, null, NOON)).isPresent();
    }

    @Test
    void countNoLeaseThatWouldLastLongerThanAnyMay() {
        assertThat(LEASED.status().leaseAt(NOON.minus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void changeLabelsAsAVersionOfItsOwn() {
        var labelled =
                after(
                        after(
                                AT_REST,
                                new Wish.Label(Map.of("team", "shop", "tier", "web"), Set.of()),
                                null,
                                NOON),
                        new Wish.Label(Map.of("tier", "db"), Set.of("team", "never there")),
                        null,
                        NOON);

        assertThat(labelled.spec().metadata()).isEqualTo(Map.of("tier", "db"));
        assertThat(labelled.version()).isEqualTo(AT_REST.version() + 2);
        assertThat(labelled.state()).isEqualTo(AT_REST.state());
    }

    @Test
    void configureAMachineAtRestWithoutStartingIt() {
        var wish =
                new Wish.Configure(
                        spec("web-1").withMetadata(Map.of("a", "b")),
                        Note.Kind.CONFIGURED,
                        "configured");

        var configured = after(AT_REST, wish, null, NOON);

        assertThat(configured.spec()).isEqualTo(wish.spec());
        assertThat(configured.version()).isEqualTo(AT_REST.version() + 1);
        assertThat(configured.status().operation()).isNull();
        assertThat(
                        refusal(
                                AT_REST,
                                new Wish.Configure(spec("web-2"), Note.Kind.CONFIGURED, ""),
                                null,
                                NOON))
                .get()
                .extracting(Refusal::code)
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void uncordon() {
        var cordoned = after(AT_REST, new Wish.Cordon(), null, NOON);

        assertThat(after(cordoned, new Wish.Uncordon(), null, NOON).status().cordoned()).isFalse();
    }
}
