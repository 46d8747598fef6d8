/// Machines and the steps they take.
///
/// Read in this order: [Lifecycle], the surface; [Transitions], every decision as a pure function; [MachineDriver], what
/// makes machines real; [DurableLifecycle] and [MachineActor], which run them.
@NullMarked
package io.aerophoenix.lifecycle;

import org.jspecify.annotations.NullMarked;
