/// How the Fly Machines REST API becomes requests at the door, and answers become its answers.
///
/// Read in this order: [FlyApplication], [FlyGate], [RateGate], [ScopeGate], [Errors], [MachineDoor], [ConfigReader], [ConfigWriter],
/// [MachineWords], [MachineStamp].
@NullMarked
package io.aerophoenix.fly.internal;

import org.jspecify.annotations.NullMarked;
