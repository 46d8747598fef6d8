/// The contract between the lifecycle and its drivers, as tests.
///
/// Read in this order: [MachineDriverContract], which has it all; [HeardExits] and [Await], with which it listens and
/// waits.
@NullMarked
package io.aerophoenix.driver.contract;

import org.jspecify.annotations.NullMarked;
