package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.ConfigurationCommand.CordonMachine;
import io.aerophoenix.control.ConfigurationCommand.LabelMachine;
import io.aerophoenix.control.ConfigurationCommand.RollBackMachine;
import io.aerophoenix.control.ConfigurationCommand.UncordonMachine;
import io.aerophoenix.control.ConfigurationCommand.UpdateMachine;
import io.aerophoenix.control.LeaseCommand.AcquireLease;
import io.aerophoenix.control.LeaseCommand.BreakLease;
import io.aerophoenix.control.LeaseCommand.LeaseGrant;
import io.aerophoenix.control.LeaseCommand.ReleaseLease;
import io.aerophoenix.control.LeaseCommand.RenewLease;
import io.aerophoenix.fleet.Configuration;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.MachineId;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Execution;
import io.aerophoenix.lifecycle.MachineFilter;
import io.aerophoenix.lifecycle.Sighting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What operators do with a machine, through the door, down to the journal and the simulator.
class OperatedMachineTest extends OperatedRegion {
    private LeaseGrant lease(MachineId machine) {
        return done(ask(new AcquireLease(machine, "deploy 7", Duration.ofSeconds(30))));
    }

    @Test
    void obeysOnlyWhoBringsTheNonceOfItsLease() {
        var id = running("web").id();
        var nonce = lease(id).nonce();

        var refusal = refused(control.handle(BOB, new Command.StopMachine(id, Precondition.NONE)));
        var wrong = new Precondition(null, "0123456789abcdef0123456789abcdef");

        assertThat(refusal.code()).isEqualTo(ErrorCode.LOCKED);
        assertThat(refusal.message()).contains("leased by ada", "deploy 7");
        assertThat(refusal.facts()).containsKeys("holder", "reason", "expiresAt");
        assertThat(refused(ask(new Command.StopMachine(id, wrong))).code())
                .isEqualTo(ErrorCode.LOCKED);
        assertThat(done(ask(new Command.StopMachine(id, new Precondition(null, nonce)))).state())
                .isEqualTo(MachineState.STOPPED);
    }

    @Test
    void isFreeAgainWhenItsLeaseIsReleasedOrOver() {
        var id = running("web").id();
        done(ask(new ReleaseLease(id, lease(id).nonce())));
        done(ask(new Command.SuspendMachine(id, Precondition.NONE)));

        lease(id);
        ahead = Duration.ofSeconds(31);

        done(ask(new Command.ResumeMachine(id, Precondition.NONE)));
        assertThat(notes(id))
                .containsExactly(
                        Note.Kind.LEASE_ACQUIRED,
                        Note.Kind.LEASE_RELEASED,
                        Note.Kind.LEASE_ACQUIRED);
    }

    @Test
    void isHeldLongerByARenewalWithTheNonceOnly() {
        var id = running("web").id();
        var nonce = lease(id).nonce();
        ahead = Duration.ofSeconds(20);
        done(ask(new RenewLease(id, Duration.ofSeconds(30), nonce)));
        ahead = Duration.ofSeconds(40);

        assertThat(refused(ask(new Command.StopMachine(id, Precondition.NONE))).code())
                .isEqualTo(ErrorCode.LOCKED);
        assertThat(refused(ask(new RenewLease(id, Duration.ofSeconds(30), "x"))).code())
                .isEqualTo(ErrorCode.LOCKED);
        ahead = Duration.ofSeconds(51);
        assertThat(refused(ask(new RenewLease(id, Duration.ofSeconds(30), nonce))).code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void tellsInItsHistoryWhoBrokeALease() {
        var id = running("web").id();
        lease(id);

        done(control.handle(BOB, new BreakLease(id, "ada is on holiday")));

        var note = done(ask(new Query.GetHistory(id))).notes().getLast();
        assertThat(note.kind()).isEqualTo(Note.Kind.LEASE_BROKEN);
        assertThat(note.actor()).isEqualTo("bob");
        assertThat(note.text()).contains("ada", "deploy 7", "on holiday");
        done(ask(new Command.StopMachine(id, Precondition.NONE)));
    }

    @Test
    void refusesLeasesThatAreTooShortOrTooLong() {
        var id = running("web").id();

        for (var ttl : List.of(Duration.ofMillis(999), Duration.ofSeconds(3601))) {
            assertThat(refused(ask(new AcquireLease(id, "x", ttl))).message())
                    .contains("1 to 3600 seconds");
        }
    }

    @Test
    void keepsTheNonceToItself() {
        var id = running("web").id();
        var nonce = lease(id).nonce();

        var seen = done(ask(new Query.GetMachine(id))).toString();

        assertThat(seen).doesNotContain(nonce);
        assertThat(lease(created("other", Command.AfterCreation.LEAVE).id()).nonce())
                .isNotEqualTo(nonce);
    }

    @Test
    void isDestroyedByForceThoughItIsStartingAndLeased() {
        var id = create(spec("slow", Map.of(), "300ms"), Command.AfterCreation.LEAVE).id();
        Thread.ofVirtual().start(() -> ask(new Command.StartMachine(id, Precondition.NONE)));
        lifecycle.when(id, machine -> machine.state() == MachineState.STARTING).join();
        lease(id);

        var gone =
                done(control.handle(BOB, new Command.ForceDestroyMachine(id, Precondition.NONE)));

        assertThat(gone.state()).isEqualTo(MachineState.TERMINATED);
        assertThat(notes(id)).contains(Note.Kind.LEASE_BROKEN);
    }

    @Test
    void isStartedAnewByAConfigurationThatChangesItsWorkload() {
        var before = running("web");

        var after =
                done(
                        ask(
                                new UpdateMachine(
                                        before.id(),
                                        spec("web", Map.of("LEVEL", "debug"), "1ms"),
                                        Precondition.version(before.version()))));

        assertThat(after.state()).isEqualTo(MachineState.RUNNING);
        assertThat(after.spec().env()).containsEntry("LEVEL", "debug");
        assertThat(after.status().instance()).isNotEqualTo(before.status().instance());
    }

    @Test
    void goesOnUnderAConfigurationThatLeavesItsWorkloadAlone() {
        var before = running("web");
        var spec = before.spec().withMetadata(Map.of("sim.boot", "5ms", "tier", "gold"));

        var after = done(ask(new UpdateMachine(before.id(), spec, Precondition.NONE)));

        assertThat(after.status().instance()).isEqualTo(before.status().instance());
        assertThat(after.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void keepsItsNameAndItsDriver() {
        var id = running("web").id();

        var refusal =
                refused(
                        ask(
                                new UpdateMachine(
                                        id, spec("other", Map.of(), "1ms"), Precondition.NONE)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(refusal.message()).contains("keeps its name (web)");
    }

    @Test
    void goesBackToTheConfigurationOfAnEarlierVersion() {
        var first = running("web");
        var second =
                done(
                        ask(
                                new UpdateMachine(
                                        first.id(),
                                        spec("web", Map.of("LEVEL", "debug"), "1ms"),
                                        Precondition.NONE)));

        var back = done(ask(new RollBackMachine(first.id(), first.version(), Precondition.NONE)));

        assertThat(back.spec()).isEqualTo(first.spec());
        assertThat(back.state()).isEqualTo(MachineState.RUNNING);
        assertThat(done(ask(new Query.ListConfigurations(first.id()))))
                .extracting(Configuration::spec)
                .containsExactly(first.spec(), second.spec(), first.spec());
        assertThat(notes(first.id())).containsExactly(Note.Kind.CONFIGURED, Note.Kind.ROLLED_BACK);
    }

    @Test
    void hasNoConfigurationBeforeItsFirst() {
        var id = running("web").id();

        assertThat(refused(ask(new RollBackMachine(id, 1, Precondition.NONE))).code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void hasItsLatestConfigurationAfterARestartOfTheRegion() throws Exception {
        var id = running("web").id();
        done(
                ask(
                        new UpdateMachine(
                                id,
                                spec("web", Map.of("LEVEL", "debug"), "1ms"),
                                Precondition.NONE)));
        done(ask(new CordonMachine(id, Precondition.NONE)));
        var before = done(ask(new Query.GetMachine(id)));
        reopen();

        var after = ((Sighting.Known) done(ask(new Query.GetMachine(id))));
        assertThat(after.machine().spec()).isEqualTo(((Sighting.Known) before).machine().spec());
        assertThat(after.machine().status().cordoned()).isTrue();
    }

    @Test
    void isFoundByItsLabels() {
        var gold = created("gold", Command.AfterCreation.LEAVE).id();
        created("other", Command.AfterCreation.LEAVE);
        done(
                ask(
                        new LabelMachine(
                                gold,
                                Map.of("tier", "gold"),
                                Set.of("sim.boot"),
                                Precondition.NONE)));

        var filter = new MachineFilter(null, null, Set.of(), "", Map.of("tier", "gold"));

        var page = done(ask(new Query.ListMachines(filter, null, 10)));
        assertThat(page.machines()).hasSize(1);
        assertThat(page.total()).isEqualTo(1);
        assertThat(done(ask(new Query.ListConfigurations(gold))).getLast().spec().metadata())
                .isEqualTo(Map.of("tier", "gold"));
    }

    @Test
    void isCordonedUntilThatIsTakenBack() {
        var id = running("web").id();

        assertThat(done(ask(new CordonMachine(id, Precondition.NONE))).status().cordoned())
                .isTrue();
        assertThat(done(ask(new UncordonMachine(id, Precondition.NONE))).status().cordoned())
                .isFalse();
        assertThat(notes(id)).containsExactly(Note.Kind.CORDONED, Note.Kind.UNCORDONED);
    }

    @Test
    void runsNothingBesideAWorkloadThatIsNotThere() {
        var id = created("web", Command.AfterCreation.LEAVE).id();
        var execution = new Execution(List.of("true"), "", Duration.ofSeconds(1));

        assertThat(
                        refused(ask(new WorkloadCommand.Execute(id, execution, Precondition.NONE)))
                                .code())
                .isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(notes(id)).isEmpty();
    }

    @Test
    void saysThatASimulatedMachineRunsNoCommands() {
        var id = running("web").id();
        var execution = new Execution(List.of("true", "secret"), "", Duration.ofSeconds(1));

        var refusal = refused(ask(new WorkloadCommand.Execute(id, execution, Precondition.NONE)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.DRIVER_FAILED);
        assertThat(done(ask(new Query.GetHistory(id))).notes())
                .extracting(Note::text)
                .containsExactly(
                        "true run beside the workload",
                        "true not run: a simulated machine has no compute and runs no commands; use a machine of the process driver");
    }

    @Test
    void isListedByPlaceToo() {
        for (int i = 0; i < 5; i++) {
            created("web-" + i, Command.AfterCreation.LEAVE);
        }

        var all = done(ask(new Query.ListMachines(MachineFilter.LIVING, null, 10))).machines();
        var slice = done(ask(new Query.SliceMachines(MachineFilter.LIVING, 3, 10)));

        assertThat(slice.machines()).isEqualTo(all.subList(3, 5));
        assertThat(slice.total()).isEqualTo(5);
    }
}
