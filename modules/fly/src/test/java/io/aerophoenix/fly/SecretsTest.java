package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.control.SecretCommand;
import io.aerophoenix.control.SecretQuery;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class SecretsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final AppName SHOP = new AppName("shop");
    private static final String SECRETS = "/apps/shop/secrets";

    private final RunningFly fly;

    SecretsTest(RunningFly fly) {
        this.fly = fly;
    }

    private static Secrets secrets(boolean reveal) {
        return new Secrets(
                7,
                List.of(
                        new Secrets.Secret("A", "d1", NOON, NOON, reveal ? "one" : null),
                        new Secrets.Secret("B", "d2", NOON, NOON, reveal ? "" : null)));
    }

    @BeforeEach
    void everythingSucceeds() {
        fly.control()
                .answer(
                        SecretQuery.ListSecrets.class,
                        query -> new Answer.Done<>(secrets(query.reveal())));
        fly.control()
                .answer(SecretCommand.ChangeSecrets.class, _ -> new Answer.Done<>(secrets(false)));
    }

    @Test
    void areListedWithoutTheirValues() {
        var listed = fly.go().get(SECRETS).is(200);

        Documents.check("AppSecrets", listed.json());
        assertThat(listed.text("/secrets/0/name")).isEqualTo("A");
        assertThat(listed.text("/secrets/0/digest")).isEqualTo("d1");
        assertThat(listed.body()).doesNotContain("value");
    }

    @Test
    void areListedWithTheirValuesWhereSomebodyAsks() {
        var listed = fly.go().get(SECRETS + "?show_secrets=true&min_version=7").is(200);

        Documents.check("AppSecrets", listed.json());
        assertThat(listed.text("/secrets/0/value")).isEqualTo("one");
        assertThat(listed.text("/secrets/1/value")).isEmpty();
        assertThat(fly.js().get(SECRETS + "?show_secrets=false").body()).doesNotContain("value");
        fly.go().get(SECRETS + "?show_secrets=please").isError(400, "show_secrets: must be true");
    }

    @Test
    void areNotThereYetInALaterVersion() {
        fly.go()
                .get(SECRETS + "?min_version=8")
                .isError(412, "min_secrets_version 8 is not yet available");
        fly.go().get(SECRETS + "/A?min_version=8").isError(412, "min_secrets_version 8");
        fly.go().get(SECRETS + "?min_version=new").isError(400, "min_version: must be");
    }

    @Test
    void areSetAndRemovedTogether() {
        var changed =
                fly.go()
                        .post(
                                SECRETS,
                                """
                                {"values":{"A":"one","B":"","C":null}}\
                                """)
                        .is(200);

        Documents.check("AppSecretsUpdateResp", changed.json());
        assertThat(changed.json().at("/version").longValue()).isEqualTo(7);
        assertThat(changed.json().at("/Version").longValue()).isEqualTo(7);
        assertThat(fly.control().latest(SecretCommand.ChangeSecrets.class))
                .isEqualTo(
                        new SecretCommand.ChangeSecrets(
                                SHOP, Map.of("A", "one", "B", ""), Set.of("C")));
    }

    @Test
    void areNotSetFromWhatMakesNoSense() {
        fly.go()
                .post(
                        SECRETS,
                        """
                        {"values":{"A":7}}\
                        """)
                .isError(400, "json: cannot unmarshal number into values.A of type string");
        fly.go()
                .post(
                        SECRETS,
                        """
                        {"values":["A"]}\
                        """)
                .isError(400, "json: cannot unmarshal array into values");
        fly.go()
                .post(
                        SECRETS,
                        """
                        {"values":{"A":"%s"}}\
                        """
                                .formatted("x".repeat(65 * 1024)))
                .isError(400, "values.A: must have 64 KiB at most");
        fly.go().post(SECRETS + "/A", "{}").isError(400, "value: is required");
    }

    @Test
    void areShownOneByOne() {
        var secret = fly.go().get(SECRETS + "/A").is(200);

        Documents.check("AppSecret", secret.json());
        assertThat(secret.body()).doesNotContain("value");
        assertThat(fly.js().get(SECRETS + "/A?show_secrets=true").text("/value")).isEqualTo("one");
        fly.go().get(SECRETS + "/C").isError(404, "not_found: the app has no secret of this name");
    }

    @Test
    void areSetOneByOne() {
        var set =
                fly.js()
                        .post(
                                SECRETS + "/A",
                                """
                                {"value":"one"}\
                                """)
                        .is(201);

        Documents.check("SetAppSecretResponse", set.json());
        assertThat(set.text("/name")).isEqualTo("A");
        assertThat(set.json().at("/version").longValue()).isEqualTo(7);
        assertThat(set.body()).doesNotContain("\"one\"");
        assertThat(fly.control().latest(SecretCommand.ChangeSecrets.class))
                .isEqualTo(new SecretCommand.ChangeSecrets(SHOP, Map.of("A", "one"), Set.of()));
    }

    @Test
    void areDeleted() {
        var deleted = fly.go().delete(SECRETS + "/A").is(200);

        Documents.check("DeleteAppSecretResponse", deleted.json());
        assertThat(deleted.json().at("/Version").longValue()).isEqualTo(7);
        assertThat(fly.control().latest(SecretCommand.ChangeSecrets.class))
                .isEqualTo(new SecretCommand.ChangeSecrets(SHOP, Map.of(), Set.of("A")));
        fly.go().delete(SECRETS + "/C").isError(404, "not_found: the app has no secret");
    }

    @Test
    void areNotFoundWithoutTheirApp() {
        var none = Refusal.of(ErrorCode.NOT_FOUND, "there is no app shop");
        fly.control().refuse(SecretQuery.ListSecrets.class, none);
        fly.control().refuse(SecretCommand.ChangeSecrets.class, none);

        fly.go().get(SECRETS).isError(404, "not_found: there is no app shop");
        fly.go()
                .post(
                        SECRETS,
                        """
                        {"values":{"A":"one"}}\
                        """)
                .isError(404, "not_found: there is no app shop");
        fly.go().get("/apps/My%20Shop/secrets").isError(404, "app not found");
    }

    @Test
    void takeCapabilities() {
        fly.control().reset();
        var reader = fly.go().withToken(fly.token(Capability.MACHINE_READ));
        var writer = fly.go().withToken(fly.token(Capability.SECRET_WRITE));

        writer.get(SECRETS + "?show_secrets=true").isError(403, "secret_read");
        writer.get(SECRETS + "/A?show_secrets=true").isError(403, "secret_read");
        reader.post(
                        SECRETS,
                        """
                        {"values":{"A":"one"}}\
                        """)
                .isError(403, "secret_write");
        reader.post(
                        SECRETS + "/A",
                        """
                        {"value":"one"}\
                        """)
                .isError(403, "secret_write");
    }
}
