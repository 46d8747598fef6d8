package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.AppQuery;
import io.aerophoenix.fleet.AppName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An app from its making to its end, with all that belongs to it.
@ExtendWith(WithRunningFly.class)
class AppLifeTest {
    private final RunningFly fly;
    private final String name;
    private final String app;

    AppLifeTest(RunningFly fly) {
        this.fly = fly;
        this.name = fly.freshApp();
        this.app = "/apps/" + name;
    }

    @BeforeEach
    void begins() {
        createApp("k-1").is(201);
    }

    private FlyReply createApp(String key) {
        return fly.go()
                .post(
                        "/apps?wait=true",
                        """
                        {"name":"%s","org_slug":"personal"}\
                        """
                                .formatted(name),
                        "Idempotency-Key",
                        key);
    }

    private FlyReply createVolume(String more) {
        return fly.js()
                .post(
                        app + "/volumes",
                        """
                        {"name":"data","region":"iad"%s}\
                        """
                                .formatted(more));
    }

    private String createMachine(String volume) {
        return fly.go()
                .post(
                        app + "/machines",
                        """
                        {"config":{"init":{"exec":["sleep","60"]},"mounts":[{"volume":"%s","path":"/data"}]}}\
                        """
                                .formatted(volume))
                .is(200)
                .text("/id");
    }

    @Test
    void isMadeOnceForEachKey() {
        assertThat(createApp("k-1").is(201).text("/name")).isEqualTo(name);
        assertThat(createApp("k-2").isError(422, "already been taken").text("/status"))
                .isEqualTo("name_taken");
        assertThat(fly.ask(new AppQuery.GetApp(new AppName(name))).app().organization())
                .isEqualTo("personal");
    }

    @Test
    void hasSecretsWhoseValuesOneMustAskFor() {
        var set =
                fly.go()
                        .post(
                                app + "/secrets",
                                """
                                {"values":{"DB_URL":"postgres://x","EMPTY":""}}\
                                """)
                        .is(200);
        long version = set.json().at("/version").longValue();

        assertThat(set.text("/secrets/0/name")).isEqualTo("DB_URL");
        assertThat(set.body()).doesNotContain("postgres");
        assertThat(fly.go().get(app + "/secrets?min_version=" + version).is(200).body())
                .doesNotContain("postgres");
        fly.go()
                .get(app + "/secrets?min_version=" + (version + 1))
                .isError(412, "is not yet available");
        assertThat(fly.go().get(app + "/secrets/DB_URL?show_secrets=true").text("/value"))
                .isEqualTo("postgres://x");
        assertThat(fly.js().get(app + "/secrets/EMPTY?show_secrets=true").text("/value")).isEmpty();

        fly.js()
                .post(
                        app + "/secrets/DB_URL",
                        """
                        {"value":"mysql://y"}\
                        """)
                .is(201);
        fly.js().delete(app + "/secrets/EMPTY").is(200);

        var left = fly.go().get(app + "/secrets?show_secrets=true").is(200);
        Documents.check("AppSecrets", left.json());
        assertThat(left.json().at("/secrets")).hasSize(1);
        assertThat(left.text("/secrets/0/value")).isEqualTo("mysql://y");
        fly.go()
                .post(
                        app + "/secrets/1X",
                        """
                        {"value":"x"}\
                        """)
                .isError(400, "invalid_argument: the secret's name");
    }

    @Test
    void hasVolumesThatOneMachineAtATimeHas() {
        var volume = createVolume("").is(200).text("/id");
        var machine = createMachine(volume);

        assertThat(fly.go().get(app + "/volumes/" + volume).text("/attached_machine_id"))
                .isEqualTo(machine);
        fly.go()
                .delete(app + "/volumes/" + volume)
                .isError(412, "failed_precondition: the volume %s is attached".formatted(volume));
        var counted = fly.go().get(app).is(200);
        assertThat(counted.json().at("/volume_count").intValue()).isEqualTo(1);
        assertThat(counted.json().at("/machine_count").intValue()).isEqualTo(1);
        assertThat(counted.text("/status")).isEqualTo("deployed");

        fly.go().delete(app + "/machines/%s?force=true".formatted(machine)).is(200);

        assertThat(fly.go().delete(app + "/volumes/" + volume).is(200).text("/state"))
                .isEqualTo("destroyed");
        fly.go().get(app + "/volumes/" + volume).isError(404, "not_found: there is no volume");
    }

    @Test
    void hasVolumesThatGrowAndAreCopied() {
        var volume = createVolume("").is(200).text("/id");
        var path = app + "/volumes/" + volume;

        var extended =
                fly.js()
                        .put(
                                path + "/extend",
                                """
                                {"size_gb":5}\
                                """)
                        .is(200);
        assertThat(extended.json().at("/volume/size_gb").intValue()).isEqualTo(5);
        fly.js()
                .put(
                        path + "/extend",
                        """
                        {"size_gb":3}\
                        """)
                .isError(400, "never shrinks");
        assertThat(
                        fly.go()
                                .put(
                                        path,
                                        """
                                        {"auto_backup_enabled":false}\
                                        """)
                                .is(200)
                                .json()
                                .at("/auto_backup_enabled")
                                .booleanValue())
                .isFalse();
        var snapshot = fly.go().post(path + "/snapshots").is(200).text("/id");
        assertThat(fly.go().get(path + "/snapshots").is(200).text("/0/id")).isEqualTo(snapshot);
        var restored = createVolume(",\"snapshot_id\":\"%s\"".formatted(snapshot)).is(200);
        assertThat(restored.json().at("/size_gb").intValue()).isEqualTo(5);
        var forked = createVolume(",\"source_volume_id\":\"%s\"".formatted(volume)).is(200);
        assertThat(forked.json().at("/size_gb").intValue()).isEqualTo(5);
        createVolume(",\"snapshot_id\":\"vs_none\"").isError(404, "not_found");
        assertThat(fly.js().get(app + "/volumes").is(200).json()).hasSize(3);
    }

    @Test
    void makesAVolumeOnceForEachKey() {
        var body =
                """
                {"name":"data"}\
                """;
        var first = fly.go().post(app + "/volumes", body, "Idempotency-Key", "v-1").is(200);
        var again = fly.go().post(app + "/volumes", body, "Idempotency-Key", "v-1").is(200);

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(fly.go().get(app + "/volumes").json()).hasSize(1);
    }

    @Test
    void endsWithAllThatBelongsToItByForceOnly() {
        var volume = createVolume("").is(200).text("/id");
        createMachine(volume);
        fly.go()
                .post(
                        app + "/secrets",
                        """
                        {"values":{"A":"one"}}\
                        """)
                .is(200);

        fly.go()
                .delete(app)
                .isError(412, "failed_precondition: the app %s has 1 machines".formatted(name));
        assertThat(fly.js().delete(app + "?force=true").is(202).body()).isEmpty();

        assertThat(fly.go().get(app).isError(404, "").text("/error")).isEqualTo("app not found");
        fly.go().get(app + "/volumes").isError(404, "not_found: there is no app");
        fly.go().get(app + "/secrets").isError(404, "not_found: there is no app");
        fly.go().delete(app).isError(404, "app not found");
        assertThat(fly.go().get("/apps?org_slug=personal").is(200).body())
                .doesNotContain("\"%s\"".formatted(name));
    }
}
