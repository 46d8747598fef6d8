package io.aerophoenix.cli;

import java.util.HashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Changes a machine's labels.
@Command(
        name = "label",
        description = "Puts labels on a machine and takes others away. The workload is left alone.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  aeropctl machine label demo/web-1 team=core stage-",
            "  aeropctl machine list --label team=core"
        })
final class LabelCommand implements Runnable {
    private final Aeropctl aeropctl;

    @Parameters(index = "0", paramLabel = "MACHINE", description = "m-... or APP/NAME.")
    String machine = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "LABEL",
            converter = Edit.Converter.class,
            description = "NAME=VALUE, or NAME- to take it away.")
    List<Edit> labels = List.of();

    @Mixin Precondition precondition = new Precondition();

    LabelCommand(Aeropctl aeropctl) {
        this.aeropctl = aeropctl;
    }

    @Override
    public void run() {
        refuseContradictions();
        var patch = Json.object();
        labels.forEach(label -> label.patch(patch));
        var path = ApiPath.of("machines", aeropctl.machineId(machine), "metadata");
        var call = precondition.on(Call.patch(path, patch), aeropctl.surroundings());
        aeropctl.screen().show(aeropctl.region().send(call), MachineViews::labels);
    }

    private void refuseContradictions() {
        var names = new HashSet<String>();
        for (var label : labels) {
            if (!names.add(label.name())) {
                throw Failure.usage("The label %s is named twice.".formatted(label.name()));
            }
        }
    }
}
