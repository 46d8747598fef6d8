package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.App;
import io.aerophoenix.control.AppCommand;
import io.aerophoenix.control.AppQuery;
import io.aerophoenix.control.AppView;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Refusal;
import io.aerophoenix.security.Capability;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class AppsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final App SHOP =
            new App(new AppName("shop"), "personal", App.DEFAULT_NETWORK, NOON);

    private final RunningFly fly;

    AppsTest(RunningFly fly) {
        this.fly = fly;
    }

    @BeforeEach
    void everythingSucceeds() {
        fly.control().answer(AppCommand.CreateApp.class, AppsTest::created);
        fly.control().answer(AppCommand.DeleteApp.class, _ -> new Answer.Done<>(SHOP));
        fly.control()
                .answer(
                        AppQuery.ListApps.class,
                        _ -> new Answer.Done<>(List.of(new AppView(SHOP, 2, 1))));
        fly.control()
                .answer(AppQuery.GetApp.class, _ -> new Answer.Done<>(new AppView(SHOP, 0, 0)));
    }

    private static Answer<App> created(AppCommand.CreateApp command) {
        return new Answer.Done<>(
                new App(command.app(), command.organization(), command.network(), NOON));
    }

    @Test
    void areListedWithWhatBelongsToThem() {
        var apps = fly.go().get("/apps?org_slug=personal").is(200);

        Documents.check("ListAppsResponse", apps.json());
        assertThat(apps.json().at("/total_apps").intValue()).isEqualTo(1);
        assertThat(apps.text("/apps/0/id")).isEqualTo("shop");
        assertThat(apps.text("/apps/0/status")).isEqualTo("deployed");
        assertThat(apps.text("/apps/0/organization/slug")).isEqualTo("personal");
        assertThat(apps.json().at("/apps/0/machine_count").intValue()).isEqualTo(2);
        assertThat(apps.json().at("/apps/0/volume_count").intValue()).isEqualTo(1);
    }

    @Test
    void areListedOfTheOneOrganizationOnly() {
        fly.go().get("/apps").isError(400, "org_slug: is required; use personal");
        fly.go().get("/apps?org_slug=acme").isError(404, "there is no such organization here");
    }

    @Test
    void areCreatedAsTheGoClientAsksForThem() {
        var app =
                fly.go()
                        .post(
                                "/apps?wait=true",
                                """
                                {"name":"shop","org_slug":"personal","network":"","app_role_id":""}\
                                """)
                        .is(201);

        Documents.check("App", app.json());
        assertThat(app.text("/name")).isEqualTo("shop");
        assertThat(app.text("/status")).isEqualTo("pending");
        assertThat(app.text("/network")).isEqualTo("default");
        assertThat(fly.control().latest(AppCommand.CreateApp.class))
                .isEqualTo(new AppCommand.CreateApp(SHOP.name(), "personal", "default", null));
    }

    @Test
    void areCreatedAsTheJavaScriptClientAsksForThem() {
        var app =
                fly.js()
                        .post(
                                "/apps",
                                """
                                {"app_name":"shop","org_slug":"personal","network":"blue"}\
                                """)
                        .is(201);

        assertThat(app.text("/network")).isEqualTo("blue");
    }

    @Test
    void areCreatedOnceForEachKey() {
        fly.go()
                .post(
                        "/apps",
                        """
                        {"name":"shop"}\
                        """,
                        "Idempotency-Key",
                        "k-1")
                .is(201);

        assertThat(fly.control().latest(AppCommand.CreateApp.class).idempotencyKey())
                .isEqualTo("k-1");
        fly.go()
                .post(
                        "/apps",
                        """
                        {"name":"shop"}\
                        """,
                        "Idempotency-Key",
                        "k".repeat(256))
                .isError(400, "Idempotency-Key: must be 1 to 255");
    }

    @Test
    void haveNamesOfTheirOwn() {
        fly.control()
                .refuse(
                        AppCommand.CreateApp.class,
                        Refusal.of(ErrorCode.NAME_TAKEN, "there is an app of this name"));

        var refused =
                fly.go()
                        .post(
                                "/apps",
                                """
                                {"name":"shop","org_slug":"personal"}\
                                """)
                        .isError(422, "Validation failed: Name has already been taken");

        assertThat(refused.text("/status")).isEqualTo("name_taken");
    }

    @Test
    void areNotCreatedFromWhatMakesNoSense() {
        fly.go()
                .post(
                        "/apps",
                        """
                        {"org_slug":"personal"}\
                        """)
                .isError(400, "name: is required");
        fly.go()
                .post(
                        "/apps",
                        """
                        {"name":"My Shop"}\
                        """)
                .isError(400, "name: the app name must be");
        fly.go()
                .post(
                        "/apps",
                        """
                        {"name":7}\
                        """)
                .isError(400, "json: cannot unmarshal number into name of type string");
        fly.go().post("/apps", "[]").isError(400, "json: cannot unmarshal array into the body");
        fly.go()
                .post("/apps", "{")
                .isError(400, "json: cannot unmarshal the request; body: this is not JSON");
        fly.go().post("/apps").isError(400, "body: the request has no body");
        fly.go()
                .post(
                        "/apps",
                        """
                        {"name":"shop","org_slug":"acme"}\
                        """)
                .isError(404, "there is no such organization");
    }

    @Test
    void areShown() {
        var app = fly.js().get("/apps/shop").is(200);

        Documents.check("App", app.json());
        assertThat(app.text("/status")).isEqualTo("pending");
    }

    @Test
    void areNotFoundInTheWordsThatClientsKnow() {
        var none = Refusal.of(ErrorCode.NOT_FOUND, "there is no app shop");
        fly.control().refuse(AppQuery.GetApp.class, none);
        fly.control().refuse(AppCommand.DeleteApp.class, none);

        assertThat(fly.go().get("/apps/shop").isError(404, "").text("/error"))
                .isEqualTo("app not found");
        assertThat(fly.go().get("/apps/My%20Shop").isError(404, "").text("/error"))
                .isEqualTo("app not found");
        fly.go().delete("/apps/shop").isError(404, "app not found");
    }

    @Test
    void areDeleted() {
        var deleted = fly.go().delete("/apps/shop").is(202);

        assertThat(deleted.body()).isEmpty();
        assertThat(fly.control().latest(AppCommand.DeleteApp.class))
                .isEqualTo(new AppCommand.DeleteApp(SHOP.name(), false));
        fly.js().delete("/apps/shop?force=true").is(202);
        assertThat(fly.control().latest(AppCommand.DeleteApp.class).force()).isTrue();
        fly.go().delete("/apps/shop?force=maybe").isError(400, "force: must be true or false");
    }

    @Test
    void areNotDeletedWithMachinesUnlessByForce() {
        fly.control()
                .refuse(
                        AppCommand.DeleteApp.class,
                        Refusal.of(ErrorCode.PRECONDITION_FAILED, "it has 2 machines"));

        fly.go().delete("/apps/shop").isError(412, "failed_precondition: it has 2 machines");
    }

    @Test
    void takeCapabilities() {
        fly.control().reset();
        var reader = fly.go().withToken(fly.token(Capability.MACHINE_READ));

        reader.post(
                        "/apps",
                        """
                        {"name":"shop"}\
                        """)
                .isError(403, "permission_denied: ada lacks the capability machine_create");
        reader.delete("/apps/shop").isError(403, "machine_destroy");
    }
}
