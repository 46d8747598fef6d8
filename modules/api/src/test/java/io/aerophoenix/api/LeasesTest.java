package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.EXPIRED;
import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.NOON;
import static io.aerophoenix.api.Samples.RUNNING;
import static io.aerophoenix.api.Samples.leased;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.LeaseCommand.AcquireLease;
import io.aerophoenix.control.LeaseCommand.BreakLease;
import io.aerophoenix.control.LeaseCommand.LeaseGrant;
import io.aerophoenix.control.LeaseCommand.ReleaseLease;
import io.aerophoenix.control.LeaseCommand.RenewLease;
import io.aerophoenix.control.Query;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Lease;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WithRunningApi.class)
class LeasesTest {
    private static final String PATH = "/machines/" + ID + "/lease";
    private static final String NONCE = "Machine-Lease-Nonce";

    private final RunningApi api;
    private final Lease lease = Samples.lease();
    private final String held =
            """
            {"machine":"m-01jd8z0k3w6q4x9v2t","holder":"bob","reason":"deploy",\
            "acquiredAt":"2026-01-01T12:00:00Z","expiresAt":"%s"}\
            """
                    .formatted(lease.expiresAt());

    LeasesTest(RunningApi api) {
        this.api = api;
    }

    @Test
    void areAcquiredWithAReasonAndAnsweredWithTheNonceOnce() {
        api.control().done(AcquireLease.class, new LeaseGrant(leased(lease), "n0nce"));

        var reply = api.post(PATH, "{\"reason\":\"deploy\",\"ttlSeconds\":60}");

        assertThat(api.control().last().request())
                .isEqualTo(new AcquireLease(ID, "deploy", Duration.ofMinutes(1)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.body())
                .isEqualTo(held.replace("\"holder\"", "\"nonce\":\"n0nce\",\"holder\""));
    }

    @Test
    void lastThirtySecondsWhenNothingElseIsSaid() {
        api.control().done(AcquireLease.class, new LeaseGrant(leased(lease), "n0nce"));

        api.post(PATH, "{\"reason\":\"deploy\"}");

        assertThat(api.control().last().request())
                .isEqualTo(new AcquireLease(ID, "deploy", Duration.ofSeconds(30)));
    }

    @Test
    void areShownAlsoWhenTheyAreSoShortThatTheyHaveExpiredAlready() {
        api.control().done(AcquireLease.class, new LeaseGrant(leased(EXPIRED), "n0nce"));

        assertThat(api.post(PATH, "{\"reason\":\"deploy\",\"ttlSeconds\":1}").status())
                .isEqualTo(201);
    }

    @Test
    void areRenewedByTheirNonceWhichIsNotAnswered() {
        api.control().done(RenewLease.class, leased(lease));

        var reply = api.send("POST", PATH, "{\"ttlSeconds\":3600}", NONCE, "n0nce");

        assertThat(api.control().last().request())
                .isEqualTo(new RenewLease(ID, Duration.ofHours(1), "n0nce"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                           | reason",
                "{\"reason\":\"\"}                            | reason",
                "{\"reason\":\" \"}                           | reason",
                "{\"reason\":7,\"ttlSeconds\":\"long\"}       | reason,ttlSeconds",
                "{\"reason\":\"x\",\"ttlSeconds\":0}          | ttlSeconds",
                "{\"reason\":\"x\",\"ttlSeconds\":3601}       | ttlSeconds",
                "{\"reason\":\"x\",\"ttlSeconds\":1.5}        | ttlSeconds",
                "{\"reason\":\"x\",\"ttl\":3,\"holder\":\"a\"} | ttl,holder",
                "[]                                           | body"
            })
    void areNotAcquiredByWhatIsNoOrder(String body, String fields) {
        api.post(PATH, body).isProblem(400, "invalid_request").faults(fields.split(",", -1));
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void takeReasonsOf200CharactersAndNoMore() {
        api.control().done(AcquireLease.class, new LeaseGrant(leased(lease), "n0nce"));
        var fits = "ü".repeat(200);

        assertThat(api.post(PATH, "{\"reason\":\"" + fits + "\"}").status()).isEqualTo(201);
        api.post(PATH, "{\"reason\":\"" + fits + "x\"}")
                .isProblem(400, "invalid_request")
                .faults("reason");
    }

    @Test
    void areNotRenewedByWhatIsNoOrder() {
        api.send("POST", PATH, "{\"reason\":\"x\",\"ttlSeconds\":0}", NONCE, "n0nce")
                .isProblem(400, "invalid_request")
                .faults("reason", "ttlSeconds");
        api.send("POST", PATH, "{\"ttlSeconds\":30}", NONCE, "no nonce", "If-Match", "\"3\"")
                .isProblem(400, "invalid_request")
                .faults(NONCE, "If-Match");
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void areNotAcquiredWhileAnotherHolds() {
        var facts = Map.<String, Object>of("holder", "bob", "reason", "deploy");
        var refusal = new Refusal(ErrorCode.LOCKED, "it is leased by bob", facts);
        api.control().on(AcquireLease.class, _ -> new Answer.Refused<>(refusal));

        var reply = api.post(PATH, "{\"reason\":\"x\"}").isProblem(409, "locked");

        assertThat(reply.json().get("holder").stringValue()).isEqualTo("bob");
    }

    @Test
    void areShownWithoutTheNonce() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(leased(lease)));

        assertThat(api.get(PATH).body()).isEqualTo(held);
    }

    @Test
    void areNotFoundWhereNobodyHoldsOneOrItHasExpired() {
        api.control().done(Query.GetMachine.class, new Sighting.Known(RUNNING));
        api.get(PATH).isProblem(404, "not_found");

        api.control().done(Query.GetMachine.class, new Sighting.Known(leased(EXPIRED)));
        api.get(PATH).isProblem(404, "not_found");
    }

    @Test
    void areUnknownWhereTheMachineIsQuarantined() {
        var sighting = new Sighting.Quarantined(ID, "its file is damaged", NOON);
        api.control().done(Query.GetMachine.class, sighting);

        api.get(PATH).isProblem(409, "quarantined");
    }

    @Test
    void areReleasedByTheirNonce() {
        api.control().done(ReleaseLease.class, RUNNING);

        var reply = api.send(api.request(PATH).header(NONCE, "n0nce").DELETE());

        assertThat(api.control().last().request()).isEqualTo(new ReleaseLease(ID, "n0nce"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void areNotReleasedWithoutTheirNonce() {
        api.send(api.request(PATH).DELETE()).isProblem(400, "invalid_request").faults(NONCE);
        api.send(api.request(PATH + "?reason=x&why=x").header(NONCE, "").DELETE())
                .isProblem(400, "invalid_request")
                .faults("reason", "why", NONCE);
        assertThat(api.control().asked()).isEmpty();
    }

    @Test
    void areNotReleasedWhenTheyHaveExpired() {
        api.control()
                .on(
                        ReleaseLease.class,
                        _ -> Answer.refused(ErrorCode.PRECONDITION_FAILED, "nobody holds one"));

        api.send(api.request(PATH).header(NONCE, "n0nce").DELETE())
                .isProblem(412, "precondition_failed");
    }

    @Test
    void areBrokenByForceWithAReason() {
        api.control().done(BreakLease.class, RUNNING);

        var reply = api.send(api.request(PATH + "?force=true&reason=it%20is%20gone").DELETE());

        assertThat(api.control().last().request()).isEqualTo(new BreakLease(ID, "it is gone"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
    }

    @Test
    void areNotBrokenWithoutAGoodReason() {
        api.send(api.request(PATH + "?force=true").DELETE())
                .isProblem(400, "invalid_request")
                .faults("reason");
        api.send(api.request(PATH + "?force=true&reason=" + "x".repeat(201)).DELETE())
                .isProblem(400, "invalid_request")
                .faults("reason");
        api.send(api.request(PATH + "?force=yes&reason=x").header("If-Match", "\"3\"").DELETE())
                .isProblem(400, "invalid_request")
                .faults("force", "reason", "If-Match", NONCE);
        assertThat(api.control().asked()).isEmpty();
    }
}
