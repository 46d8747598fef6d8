package io.aerophoenix.region;

import java.io.IOException;

/// Something that an operator can ask of a machine.
enum Move {
    START,
    STOP,
    SUSPEND,
    RESUME,
    RESTART,
    DESTROY,
    DESTROY_BY_FORCE;

    Reply ask(RegionClient region, String machine) throws IOException, InterruptedException {
        return switch (this) {
            case START -> region.act(machine, "start");
            case STOP -> region.act(machine, "stop");
            case SUSPEND -> region.act(machine, "suspend");
            case RESUME -> region.act(machine, "resume");
            case RESTART -> region.act(machine, "restart");
            case DESTROY -> region.destroy(machine);
            case DESTROY_BY_FORCE -> region.destroyByForce(machine);
        };
    }
}
