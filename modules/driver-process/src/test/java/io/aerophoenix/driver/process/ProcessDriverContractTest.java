package io.aerophoenix.driver.process;

import io.aerophoenix.driver.contract.MachineDriverContract;
import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.MachineDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ProcessDriverContractTest extends MachineDriverContract {
    @Override
    protected MachineDriver open(Path dataDir) throws Exception {
        return ProcessDriver.open(Specs.settings(dataDir));
    }

    @Override
    protected MachineSpec longRunning() {
        return Specs.of("sleep", "600");
    }

    @Override
    protected MachineSpec well() {
        return Specs.in(null, Map.of("HEALTH", "true"), "sleep", "600");
    }

    @Override
    protected MachineSpec unwell() {
        return Specs.in(null, Map.of("HEALTH", "false"), "sleep", "600");
    }

    @Override
    protected MachineSpec silent() {
        return Specs.in(null, Map.of("HEALTH", "sleep 600"), "sleep", "600");
    }

    @Override
    protected HealthCheck.Probe probe() {
        return new HealthCheck.Exec(List.of("sh", "-c", "$HEALTH"));
    }

    @Override
    protected MachineSpec exitsWith(int code) {
        return Specs.shell("exit " + code);
    }

    @Override
    protected MachineSpec writesLines(int n) {
        return Specs.shell(
                "i=0; while [ $i -lt %d ]; do i=$((i+1)); echo line $i; done".formatted(n));
    }

    @Override
    protected MachineSpec cannotStart() {
        return Specs.of("/no/such/program");
    }
}
