/// Capabilities and who holds them.
///
/// Read in this order: [Capability], [Caller].
@NullMarked
package io.aerophoenix.security;

import org.jspecify.annotations.NullMarked;
