/// Capabilities and who holds them.
///
/// Read in this order: [Capability], [Caller], [LocalKeys], [TokenMint], [TokenVerifier], [Bearer], [SignInCodes].
@NullMarked
package io.aerophoenix.security;

import org.jspecify.annotations.NullMarked;
