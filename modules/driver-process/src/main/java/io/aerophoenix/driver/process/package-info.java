/// Machines as operating-system processes.
///
/// Each life of a machine has a folder ([Run]) and a small shell script beside the process, its keeper ([Keeper]), which
/// outlives the control plane and writes down how the life ended. Everything that this driver must know after a crash is
/// in those folders; what it holds in memory is a cache of them.
///
/// Read in this order: [ProcessDriver], the surface; [Run] and [Launch], how a life begins once and only once; [Lives],
/// how its end is noticed; [Limits]; [MachineLogs].
@NullMarked
package io.aerophoenix.driver.process;

import org.jspecify.annotations.NullMarked;
