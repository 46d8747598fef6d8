/// Machines and everything that is said about them.
///
/// Read in this order: [MachineState], [MachineSpec], [Machine], [Transition], [Change], [Refusal].
@NullMarked
package io.aerophoenix.fleet;

import org.jspecify.annotations.NullMarked;
