package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aerophoenix.fly.RateLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionSettingsTest {
    private static RegionSettings parsed(String... arguments) {
        return RegionSettings.parse(arguments);
    }

    @Test
    void haveDefaultsForEverything() {
        var settings = parsed();

        assertThat(settings.region().value()).isEqualTo("iad");
        assertThat(settings.data()).isEqualTo(Path.of("var/iad").toAbsolutePath());
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.apiPort()).isEqualTo(8080);
        assertThat(settings.consolePort()).isEqualTo(8081);
    }

    @Test
    void refuseAnAddressThatOthersCanReach() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--host", "0.0.0.0"))
                .withMessageContaining("use 127.0.0.1");
        assertThat(parsed("--host", "::1").host()).isEqualTo("::1");
    }

    @Test
    void sayWhichArgumentIsWrongAndHow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--prot", "1"))
                .withMessageContaining("no argument '--prot'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--region"))
                .withMessageContaining("wants a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--api-port", "many"))
                .withMessageContaining("wants a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--api-port", "70000"))
                .withMessageContaining("0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--region", "a", "--region", "b"))
                .withMessageContaining("twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--region", "../x"))
                .withMessageContaining("the region must be");
    }

    @Test
    void sayHowTheCompatibleApiIs() {
        assertThat(parsed().fly()).isEqualTo(new FlySettings("process", RateLimits.DOCUMENTED));
        assertThat(parsed("--fly-driver", "simulator", "--fly-rates", "off").fly())
                .isEqualTo(new FlySettings("simulator", RateLimits.OFF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parsed("--fly-rates", "none"))
                .withMessage("--fly-rates must be documented or off, not 'none'");
    }

    @Test
    void knowTheDriverOfTheCompatibleApiByTheDriversThereAre() {
        var fly = parsed("--fly-driver", "docker").fly();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fly.driverOf(List.of("process", "simulator")))
                .withMessage(
                        "there is no driver 'docker' for --fly-driver; known are process, simulator");
        assertThat(parsed().fly().driverOf(List.of("process"))).isEqualTo("process");
    }
}
