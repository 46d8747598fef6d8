package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest extends AppsOnTrial {
    private Volume data;

    @BeforeEach
    void makeVolume() {
        makeKnown();
        data = volume("data");
    }

    private Answer<Machine> update(Machine machine, Volume... volumes) {
        return ask(
                new ConfigurationCommand.UpdateMachine(
                        machine.id(), spec(machine.name().value(), volumes), Precondition.NONE));
    }

    private void destroy(Machine machine) {
        get(new Command.ForceDestroyMachine(machine.id(), Precondition.NONE));
    }

    @Test
    void giveAVolumeToTheMachineThatIsCreatedWithIt() throws Exception {
        var machine = created("web", data);

        assertThat(now(data).attachedTo()).isEqualTo(machine.id());
        reopen();
        assertThat(now(data).attachedTo()).isEqualTo(machine.id());
        assertThat(get(new VolumeQuery.ListVolumes(SHOP)))
                .singleElement()
                .satisfies(it -> assertThat(it.attachedTo()).isEqualTo(machine.id()));
    }

    @Test
    void refuseAVolumeThatAnotherMachineHasAndCreateNothing() {
        var holder = created("web", data);

        var refusal = refused(create("other", data));

        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refusal.message()).contains(data.id().value(), holder.id().value());
        assertThat(refusal.facts()).containsEntry("machine", holder.id().value());
        created("other");
    }

    @Test
    void refuseVolumesThatAreNotThereOrOfAnotherApp() {
        var elsewhere = creation(new AppName("bank"), spec("web", data), null);

        assertThat(refused(ask(elsewhere)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        get(new VolumeCommand.DestroyVolume(SHOP, data.id()));
        assertThat(refused(create("web", data)).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void giveAllVolumesOrNone() {
        var logs = volume("logs");
        created("holder", logs);

        refused(create("web", data, logs));

        assertThat(now(data).attachedTo()).isNull();
    }

    @Test
    void letOneOfManyHaveAVolumeThatAllWant() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer<Machine>>> creations =
                    IntStream.range(0, 16)
                            .<Callable<Answer<Machine>>>mapToObj(
                                    i -> () -> create("web-" + i, data))
                            .toList();
            var answers = threads.invokeAll(creations).stream().map(Future::resultNow).toList();

            var winners = answers.stream().filter(Answer.Done.class::isInstance).toList();
            assertThat(winners).hasSize(1);
            assertThat(now(data).attachedTo()).isEqualTo(done(winners.getFirst()).id());
        }
    }

    @Test
    void freeAVolumeWhoseMachineDoesNotComeAbout() {
        created("taken");

        assertThat(refused(create("taken", data)).code()).isEqualTo(ErrorCode.NAME_TAKEN);

        assertThat(now(data).attachedTo()).isNull();
        created("web", data);
    }

    @Test
    void countForNothingWhenAKillCameBeforeTheMachine() throws Exception {
        done(store.volumes().attach(List.of(data.id()), MachineId.derivedFrom("never came about")));

        reopen();

        assertThat(now(data).attachedTo()).isNull();
        created("web", data);
    }

    @Test
    void freeAVolumeWhenItsMachineIsDestroyed() {
        var machine = created("web", data);

        destroy(machine);

        assertThat(now(data).attachedTo()).isNull();
        var next = created("web", data);
        assertThat(now(data).attachedTo()).isEqualTo(next.id());
    }

    @Test
    void keepAVolumeForAMachineThatIsStopped() {
        var machine = created("web", data);
        get(new Command.StopMachine(machine.id(), Precondition.NONE));

        assertThat(now(data).attachedTo()).isEqualTo(machine.id());
        refused(create("other", data));
    }

    @Test
    void comeAndGoWithTheConfiguration() {
        var machine = created("web");

        done(update(machine, data));
        assertThat(now(data).attachedTo()).isEqualTo(machine.id());
        refused(create("other", data));

        done(update(machine));
        assertThat(now(data).attachedTo()).isNull();
        var other = created("other", data);

        var back = refused(update(machine, data));
        assertThat(back.facts()).containsEntry("machine", other.id().value());
        var rollBack =
                new ConfigurationCommand.RollBackMachine(
                        machine.id(), machine.version() + 1, Precondition.NONE);
        var older =
                done(ask(new Query.ListConfigurations(machine.id()))).stream()
                        .filter(it -> !it.spec().mounts().isEmpty())
                        .findFirst()
                        .orElseThrow();
        assertThat(
                        refused(
                                        ask(
                                                new ConfigurationCommand.RollBackMachine(
                                                        rollBack.machine(),
                                                        older.version(),
                                                        Precondition.NONE)))
                                .facts())
                .containsEntry("machine", other.id().value());
    }

    @Test
    void areNotChangedByAnUpdateThatIsRefused() {
        var machine = created("web");
        var wrong =
                new ConfigurationCommand.UpdateMachine(
                        machine.id(), spec("web", data), Precondition.version(99L));

        assertThat(refused(ask(wrong)).code()).isEqualTo(ErrorCode.VERSION_CONFLICT);

        assertThat(now(data).attachedTo()).isNull();
    }

    @Test
    void answerARepeatedCreationWhoeverHasTheVolumeByNow() {
        var creation = creation(SHOP, spec("web", data), "key-1");
        var first = get(creation).machine();
        assertThat(get(creation).machine().id()).isEqualTo(first.id());

        destroy(first);
        var next = created("next", data);

        var repeated = get(creation);
        assertThat(repeated.repeated()).isTrue();
        assertThat(repeated.machine().state()).isEqualTo(MachineState.TERMINATED);
        assertThat(now(data).attachedTo()).isEqualTo(next.id());
    }

    @Test
    void keepAVolumeFromBeingDestroyed() {
        var machine = created("web", data);
        var destruction = new VolumeCommand.DestroyVolume(SHOP, data.id());

        assertThat(refused(ask(destruction)).message()).contains(machine.id().value());

        destroy(machine);
        assertThat(get(destruction).attachedTo()).isNull();
        assertThat(refused(ask(destruction)).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
