/// HTTP, as far as its faces have it in common.
///
/// Read in this order: [Bearers], [Visitor], [JsonRequest], [Fields], [QueryReader], [Faults], [RefusedException].
@NullMarked
package io.aerophoenix.http;

import org.jspecify.annotations.NullMarked;
