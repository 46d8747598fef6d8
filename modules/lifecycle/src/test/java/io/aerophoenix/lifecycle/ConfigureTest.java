package io.aerophoenix.lifecycle;

import static io.aerophoenix.lifecycle.Samples.creation;
import static io.aerophoenix.lifecycle.Samples.id;
import static io.aerophoenix.lifecycle.Samples.order;
import static io.aerophoenix.lifecycle.Samples.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Action;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.fleet.Resources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Other specs for machines that are there.
class ConfigureTest extends LifecycleOnTrial {
    private static MachineSpec with(List<String> command, Resources resources) {
        var old = spec("web-1");
        return new MachineSpec(
                old.name(),
                old.driver(),
                command,
                old.env(),
                null,
                resources,
                old.restart(),
                old.stop(),
                old.metadata(),
                old.checks());
    }

    private CompletableFuture<Answer<Machine>> configure(MachineSpec spec, Note.Kind kind) {
        var wish = new Wish.Configure(spec, kind, "another spec");
        return lifecycle.act(
                id("web-1"), new Lifecycle.Order(wish, "ada", Cause.REQUEST, null, null));
    }

    @Test
    void startsAWorkloadAnewThatWouldNotBeTheSame() {
        running("web-1");
        var wanted = with(List.of("run", "faster"), new Resources(1, 100));

        var configured = done(configure(wanted, Note.Kind.CONFIGURED));

        assertThat(configured.state()).isEqualTo(MachineState.RUNNING);
        assertThat(configured.spec()).isEqualTo(wanted);
        assertThat(driver.effects).filteredOn(it -> it.startsWith("start")).hasSize(2);
        assertThat(driver.alive()).hasSize(1);
    }

    @Test
    void leavesAWorkloadAloneThatStaysTheSame() {
        running("web-1");

        var configured =
                done(
                        configure(
                                spec("web-1").withMetadata(Map.of("team", "shop")),
                                Note.Kind.CONFIGURED));

        assertThat(configured.state()).isEqualTo(MachineState.RUNNING);
        assertThat(driver.effects).hasSize(1);
    }

    @Test
    void rollsBackAfterAStartThatFailed() throws Exception {
        var first = running("web-1");
        driver.failStart = "there is no such program";
        var refusal =
                refused(
                        configure(
                                with(List.of("nonsense"), new Resources(1, 100)),
                                Note.Kind.CONFIGURED));
        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.STOPPED);
        driver.failStart = null;

        var back = done(configure(first.spec(), Note.Kind.ROLLED_BACK));
        done(lifecycle.act(id("web-1"), order(Action.START)));

        assertThat(back.spec()).isEqualTo(first.spec());
        assertThat(lifecycle.configurations(id("web-1")).orElseThrow())
                .extracting(Configuration::spec)
                .containsExactly(
                        first.spec(),
                        with(List.of("nonsense"), new Resources(1, 100)),
                        first.spec());
        killAndRestart();
        assertThat(machine("web-1").spec()).isEqualTo(first.spec());
    }

    @Test
    void isWhatItWasConfiguredToBeAfterARestart() {
        running("web-1");
        var wanted = with(List.of("run", "faster"), new Resources(2, 200));
        done(configure(wanted, Note.Kind.CONFIGURED));

        lifecycle.close();
        open();

        assertThat(machine("web-1").spec()).isEqualTo(wanted);
        assertThat(lifecycle.rooms())
                .extractingByKey(ScriptedDriver.NAME)
                .extracting(Lifecycle.Room::used)
                .isEqualTo(new Resources(2, 200));
    }

    @Test
    void takesTheNewRoomInThePlaceOfTheOld() {
        running("web-1");
        running("web-2");

        // Four processors in all: three for this one only if its own is counted as free.
        assertThat(
                        done(configure(
                                        with(List.of("run"), new Resources(3, 100)),
                                        Note.Kind.CONFIGURED))
                                .state())
                .isEqualTo(MachineState.RUNNING);
        var refusal =
                refused(
                        configure(
                                with(List.of("run"), new Resources(4, 100)), Note.Kind.CONFIGURED));

        assertThat(refusal.code()).isEqualTo(ErrorCode.NO_CAPACITY);
        assertThat(machine("web-1").state()).isEqualTo(MachineState.RUNNING);
        assertThat(lifecycle.rooms())
                .extractingByKey(ScriptedDriver.NAME)
                .extracting(Lifecycle.Room::used)
                .isEqualTo(new Resources(4, 200));
        assertThat(refused(lifecycle.create(creation("web-3", Action.START))).code())
                .isEqualTo(ErrorCode.NO_CAPACITY);
    }
}
