package io.aerophoenix.simulator;

import io.aerophoenix.fleet.HealthCheck;
import io.aerophoenix.fleet.MachineSpec;
import io.aerophoenix.lifecycle.CheckResult;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// One try of a health check of a simulated machine. It goes by the spec of the moment, not by that of the start: so a
/// machine that runs can be made unwell by a change of its metadata.
record Checkup(World world, Life life) {
    CheckResult of(MachineSpec spec, HealthCheck check) throws InterruptedException {
        var objection = Behaviour.objection(spec);
        if (objection.isPresent()) {
            return CheckResult.failed(objection.get());
        }
        var behaviour = Behaviour.of(spec);
        var now = world.now();
        if (behaviour.has(Fault.CHECK) || !life.runs(now)) {
            awaitEndOf(check.timeout());
            return CheckResult.failed(
                    "no answer within %d ms".formatted(check.timeout().toMillis()));
        }
        return behaviour
                        .health()
                        .passes(world.chance(), life.intent().machine().value(), life.ran(now))
                ? CheckResult.passed("simulated: passing")
                : CheckResult.failed("simulated: critical");
    }

    private void awaitEndOf(Duration timeout) throws InterruptedException {
        var over = new CountDownLatch(1);
        var alarm = world.at(world.now().plus(timeout), over::countDown);
        try {
            over.await();
        } finally {
            alarm.cancel();
        }
    }
}
