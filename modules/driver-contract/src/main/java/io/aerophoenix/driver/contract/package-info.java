/// The contract between the lifecycle and its drivers, as tests.
///
/// Read in this order: [DriverOnTrial], what a driver's test provides; [MachineDriverContract] and [LogsContract], what is
/// then tested; [HeardExits] and [Await], with which they listen and wait.
@NullMarked
package io.aerophoenix.driver.contract;

import org.jspecify.annotations.NullMarked;
