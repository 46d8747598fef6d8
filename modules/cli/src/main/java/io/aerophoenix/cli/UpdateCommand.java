package io.aerophoenix.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Gives a machine another configuration.
@Command(
        name = "update",
        description = {
            "Changes what a machine is: command, environment, resources, policies, checks.",
            "",
            "Options change what it is now, and what they do not mention stays; with -f the file is the whole of it. The"
                    + " machine is restarted where its workload would not be the same. `aeropctl machine rollback` takes"
                    + " it back.",
            ""
        },
        customSynopsis = "aeropctl machine update [OPTIONS] MACHINE [-- COMMAND [ARGUMENT...]]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  aeropctl machine update demo/web-1 --memory 512 --env MODE=fast --env OLD-",
            "  aeropctl machine update demo/web-1 --check http:9000/healthz,then=restart",
            "  aeropctl machine show demo/web-1 -o json | jq .spec > spec.json",
            "  aeropctl machine update demo/web-1 -f spec.json"
        })
final class UpdateCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(index = "0", paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "Its command and arguments, after --.")
    List<String> command = List.of();

    @Mixin SpecOptions spec = new SpecOptions();
    @Mixin Precondition precondition = new Precondition();

    UpdateCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        var id = aeropctl.machineId(machine);
        var file = spec.fromFile(aeropctl.surroundings());
        if (file.isPresent()) {
            replace(id, file.get());
        } else {
            change(id);
        }
    }

    private void replace(String id, ObjectNode whole) {
        spec.change(whole, command);
        send(precondition.on(put(id, whole), aeropctl.surroundings()));
    }

    /// What somebody else has changed in between is not overwritten: the region refuses then.
    private void change(String id) {
        var now = aeropctl.region().send(Call.get(ApiPath.of("machines", id)));
        if (!(now.path("spec") instanceof ObjectNode current)) {
            throw Failure.withoutConfiguration(id);
        }
        var wanted = current.deepCopy();
        spec.change(wanted, command);
        if (wanted.equals(current)) {
            sayThatNothingChanges(now);
            return;
        }
        var read = now.path("version").asLong();
        send(precondition.onWhatWasRead(read, put(id, wanted), aeropctl.surroundings()));
    }

    private static Call put(String id, ObjectNode whole) {
        var body = Json.object();
        body.set("spec", whole);
        return Call.put(ApiPath.of("machines", id, "config"), body);
    }

    private void send(Call call) {
        aeropctl.screen().show(aeropctl.region().send(call), MachineViews::outcome);
    }

    private void sayThatNothingChanges(JsonNode now) {
        var screen = aeropctl.screen();
        screen.notices()
                .println(
                        "aeropctl: it is that already, so nothing was changed."
                                + " `aeropctl machine update --help` shows what can be.");
        screen.show(now, MachineViews::outcome);
    }
}
