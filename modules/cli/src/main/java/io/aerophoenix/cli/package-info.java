/// Commands, the region's API as they see it, and how answers are shown.
///
/// Read in this order: [Aeropctl], [CreateCommand], [RegionApi], [Failure], [ExitCode], [EventStream].
@NullMarked
package io.aerophoenix.cli;

import org.jspecify.annotations.NullMarked;
