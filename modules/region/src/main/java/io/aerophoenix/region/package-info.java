/// Starting and stopping one region.
///
/// Read in this order: [Main], [RegionSettings], [RegionCore], [RegionBeans].
@NullMarked
package io.aerophoenix.region;

import org.jspecify.annotations.NullMarked;
