/// Commands, queries, and the door that they pass.
///
/// Read in this order: [Request], [Command], [Query], [Control], [RegionControl].
@NullMarked
package io.aerophoenix.control;

import org.jspecify.annotations.NullMarked;
